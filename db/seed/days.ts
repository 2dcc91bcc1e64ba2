/** Days of bookings before and after the demo's day: eight weeks and six. */
export const PAST_DAYS = 56;
export const COMING_DAYS = 42;

/** A date (`YYYY-MM-DD`) so many days later. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();
/** ISO weekday: Monday is 1. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;
/** From one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;

/** Minutes from midnight of a date on a site's wall clock, as an instant. */
export function instantAt(zone: string, date: string, minute: number): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}

export const dateAt = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDate().toString();

export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

/** The dates that come first when a visit is wanted about a date: that day, then a day later, a day earlier, and so on. */
export function datesAround(date: string, reach: number): string[] {
  const days = Array.from({ length: reach }, (_, i) => [i + 1, -(i + 1)]).flat();
  return [0, ...days].map((days) => addDays(date, days));
}
