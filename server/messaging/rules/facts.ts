import { type MessageRule, type Placeholder, placeholders } from "../message-schemas.ts";

/** What each message's words may name; `link` always stands, or she could do nothing with it. */
export const placesOf: Record<MessageRule, readonly Placeholder[]> = {
  booked: placeholders,
  moved: placeholders,
  cancelled: placeholders,
  prepare: ["day", "link"],
  fasting: placeholders,
  arrival: placeholders,
  checkIn: ["link"],
  noAnswer: ["link"],
};

/** The day and the hour of an instant (epoch ms) on a site's clock, in letters that fit an SMS. */
export function dayAndTime(at: number, zone: string): { day: string; time: string } {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    day: shown.toPlainDate().toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "long" }),
    time: shown.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

/** When the visit of an example is (epoch ms): in two weeks, on the hour. */
export const inTwoWeeks = (now: Temporal.Instant): number =>
  now.add({ hours: 14 * 24 }).round("hour").epochMilliseconds;
