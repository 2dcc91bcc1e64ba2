import { A_DAY, clock, hour } from "#app/_format/index.ts";

export const MINUTE = 60_000; // milliseconds

/** Whole minutes from `start` to `at`, both instants: real minutes, so that a 25-hour day shows every booking. */
export const minutesFrom = (start: string, at: string): number =>
  Math.round((Date.parse(at) - Date.parse(start)) / MINUTE);

/** The instant `minutes` after `start`. */
export const instantAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * MINUTE).toISOString();

export type Hours = (minute: number) => string;

/** What the wall clock shows so many minutes after a day's start. On a date of 24 hours the clocks do not change, and the minutes say it. */
export function hoursOf({
  startsAt,
  endsAt,
  zone,
}: {
  startsAt: string;
  endsAt: string;
  zone: string;
}): Hours {
  const isPlain = minutesFrom(startsAt, endsAt) === A_DAY;
  return (minute) =>
    isPlain && minute >= 0 && minute < A_DAY ? clock(minute) : hour(instantAfter(startsAt, minute), zone);
}

export type HourMark = { at: number; hour: string };

/**
 * Every full hour of a day's wall clock between two of its minutes, with the minute at which it strikes. An hour that the clocks repeat is there twice, one they
 * skip is not.
 */
export function hourMarks(hours: Hours, from: number, to: number): HourMark[] {
  const marks: HourMark[] = [];
  for (let at = from; at < to; at += 15) {
    const [hour = "", minutes] = hours(at).split(":");
    if (minutes === "00") marks.push({ at, hour });
  }
  return marks;
}
