import type { Columns } from "./day-board.ts";

export type TodayParams = {
  site: string | null;
  date: string | null;
  view: "day" | "week";
  by: Columns;
  booking: string | null;
};
type Given = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** What the address asks for; anything that is not a date or a choice of ours is taken as not asked. */
export function readParams(given: Given): TodayParams {
  return {
    site: one(given.site) || null,
    date: calendarDate(one(given.date)),
    view: one(given.view) === "week" ? "week" : "day",
    by: one(given.by) === "surgeons" ? "surgeons" : "rooms",
    booking: one(given.booking) || null,
  };
}

/** A date of the calendar, `YYYY-MM-DD`, of years that a practice can mean; null otherwise. */
export function calendarDate(text: string): string | null {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** The page's address for these; what is usual is left out. */
export function hrefOf({ site, date, view, by, booking }: TodayParams): string {
  const query = new URLSearchParams();
  if (site) query.set("site", site);
  if (date) query.set("date", date);
  if (view === "week") query.set("view", view);
  if (by === "surgeons") query.set("by", by);
  if (booking) query.set("booking", booking);
  const text = query.toString();
  return text ? `/today?${text}` : "/today";
}
