import { type MessageRule, type Placeholder, placeholders } from "../message-schemas.ts";

export type Facts = Record<Placeholder, string>;

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

export type MessageWords = { subject: string; text: string };

/** The words with their facts in place. What is not a fact of that message stays as it was typed. */
export function inPlace({ subject, text }: MessageWords, facts: Facts): MessageWords {
  const put = (words: string) =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) =>
      placeholders.some((one) => one === name) ? facts[name as Placeholder] : whole,
    );
  return { subject: put(subject), text: put(text) };
}

/** The day and the hour of an instant (epoch ms) on a site's clock, in letters that fit an SMS. */
export function dayAndTime(at: number, zone: string): Pick<Facts, "day" | "time"> {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return {
    day: shown.toPlainDate().toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "long" }),
    time: shown.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}
