import { calendarDate } from "#app/_format/read.ts";
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
