import type { Reach } from "./state.ts";
import { instantOf, isPlainDay, type WallTime, wallAt } from "./wall.ts";

type Hours = Pick<Reach, "zone" | "from" | "to" | "weekdays">;

/** Weekdays come back after so many days, whichever they are. */
const WEEK = 7;
/** What has to be there before an hour that is not safe goes out so long before the safe ones end. */
const BEFORE_END = 60;

const isSafeDay = ({ weekdays }: Hours, date: Temporal.PlainDate) =>
  weekdays.length === 0 || weekdays.includes(date.dayOfWeek);

/** Whether something may reach her at this instant (epoch ms). */
export function isSafe(hours: Hours, at: number): boolean {
  const { date, minute } = wallAt(at, hours.zone);
  return isSafeDay(hours, date) && minute >= hours.from && minute < hours.to;
}

/** The first safe instant (epoch ms) at which her clock shows this or later. */
export function safeFrom(hours: Hours, { date, minute }: WallTime): number {
  for (let k = 0; k <= WEEK; k++) {
    const day = k === 0 ? date : date.add({ days: k });
    const from = k === 0 ? Math.max(minute, hours.from) : hours.from;
    if (isSafeDay(hours, day) && from < hours.to) {
      const at = instantOf({ date: day, minute: from }, hours.zone);
      // Where her clock skips that minute, the instant after the gap may lie outside.
      if (isPlainDay(day, hours.zone) || isSafe(hours, at)) return at;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** The last safe instant (epoch ms) at which her clock shows this or earlier. */
export function safeUntil(hours: Hours, { date, minute }: WallTime): number {
  for (let k = 0; k <= WEEK; k++) {
    const day = k === 0 ? date : date.subtract({ days: k });
    const shown = k === 0 ? Math.min(minute, hours.to - 1) : Math.max(hours.from, hours.to - BEFORE_END);
    if (isSafeDay(hours, day) && shown >= hours.from) {
      const at = instantOf({ date: day, minute: shown }, hours.zone);
      if (isPlainDay(day, hours.zone) || isSafe(hours, at)) return at;
    }
  }
  return Number.NEGATIVE_INFINITY;
}
