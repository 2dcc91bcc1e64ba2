import { hour } from "#app/_format/index.ts";

export const MINUTE = 60_000; // milliseconds

/** Whole minutes from `start` to `at`, both instants: real minutes, so that a 25-hour day shows every booking. */
export const minutesFrom = (start: string, at: string): number =>
  Math.round((Date.parse(at) - Date.parse(start)) / MINUTE);

/** The instant `minutes` after `start`. */
export const instantAfter = (start: string, minutes: number): string =>
  new Date(Date.parse(start) + minutes * MINUTE).toISOString();

export type HourMark = { at: number; hour: string };

/**
 * Every full hour of the wall clock between two minutes of a day that begins at `start`, with the minute at which it strikes. An hour that the
 * clocks repeat is there twice, one they skip is not.
 */
export function hourMarks(start: string, zone: string, from: number, to: number): HourMark[] {
  const marks: HourMark[] = [];
  for (let at = from; at < to; at += 15) {
    const [hours = "", minutes] = hour(instantAfter(start, at), zone).split(":");
    if (minutes === "00") marks.push({ at, hour: hours });
  }
  return marks;
}
