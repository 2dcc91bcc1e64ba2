import { z } from "zod";

const calendarDate = z.iso.date({
  error: ({ input }) => (typeof input === "string" && input !== "" ? "noSuchDate" : "dateMissing"),
});
const within = (first: string, last: string) => (text: string) => text >= first && text <= last;

/** What is told: a calendar date (`YYYY-MM-DD`) of whatever year, since the week of the last date that can be asked for goes on after it. */
export const CalendarDate = calendarDate;
/** The last date that can be typed. */
export const LAST_DATE = "2199-12-31";

/** What is typed of people and laws, and what is looked at: 1900-01-01 to 2199-12-31. Refused with `dateMissing`, `noSuchDate` or `year`. */
export const KnownDate = calendarDate.refine(within("1900-01-01", LAST_DATE), { error: "year" });
/** What is looked at beside those: the weeks after the last of them too. Refused as `KnownDate`. */
export const AheadDate = calendarDate.refine(within("1900-01-01", "2200-12-31"), { error: "year" });
/** What is typed of the plan, as nothing was planned here before: 2000-01-01 to 2199-12-31. Refused with `dateMissing`, `noSuchDate` or `planYear`. */
export const PlanDate = calendarDate.refine(within("2000-01-01", LAST_DATE), { error: "planYear" });

// A request asks for the date of its one "now", and of a start, once for each of many gates: the zone last asked for is remembered with the instant.
const lastAsked = new WeakMap<Temporal.Instant, { readonly zone: string; readonly date: string }>();

/** The calendar date (`YYYY-MM-DD`) at an instant in a zone. */
export function dateAt(at: Temporal.Instant, zone: string): string {
  const known = lastAsked.get(at);
  if (known?.zone === zone) return known.date;
  const date = at.toZonedDateTimeISO(zone).toPlainDate().toString();
  lastAsked.set(at, { zone, date });
  return date;
}

/** What is told: an instant, ISO 8601 with an offset. */
export const Instant = z.iso.datetime({ offset: true });

const inPlan = (at: number) => at >= Date.parse("2000-01-01T00:00Z") && at < Date.parse("2200-01-01T00:00Z");

/** What is asked for: an instant of the years 2000 to 2199 in UTC, whatever offset it came with; refused with `planYear`. */
export const PlanInstant = Instant.refine((text) => inPlan(Date.parse(text)), {
  error: "planYear",
}).overwrite((text) => (inPlan(Date.parse(text)) ? new Date(text).toISOString() : text));

/** A day and an hour on some site's wall clock (`2026-06-11T08:00`). Refused with `wallClock`, `noSuchDate` or `planYear`. */
export const WallClock = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, { error: "wallClock", abort: true })
  .superRefine((text, issues) => {
    for (const { message } of PlanDate.safeParse(text.slice(0, 10)).error?.issues ?? [])
      issues.addIssue({ code: "custom", message });
  });
