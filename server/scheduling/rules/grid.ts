import type { Interval } from "./interval.ts";
import { DAY, MINUTE, offsetsOf, weekdayOf } from "./wall-clock.ts";

/** Evenly spaced possible starts: `first`, `first + step` … (epoch ms), `count` of them; cut into the local days they fall on. */
export type Grid = {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly days: readonly GridDay[];
};

/** The places `from` to `to` (exclusive) of a grid that fall on one local day and share one offset. A day may have several. */
export type GridDay = {
  readonly day: number;
  readonly offset: number;
  readonly from: number;
  readonly to: number;
};

/** Which starts are welcome: local minutes of the day (both inclusive) and ISO weekdays. */
export type Preference = {
  readonly earliestMinute?: number;
  readonly latestMinute?: number;
  readonly weekdays?: readonly number[];
};

/**
 * The starts of a window on the site's wall clock: local time of day is a multiple of the step. One grid, or several where a clock change
 * is not a multiple of the step. The step divides a day (RangeError otherwise).
 */
export function gridsOf(zone: string, window: Interval, stepMinutes: number): Grid[] {
  if (!(stepMinutes > 0) || 1440 % stepMinutes !== 0) throw new RangeError("the step does not divide a day");
  const step = stepMinutes * MINUTE;
  const grids: (Omit<Grid, "days"> & { days: GridDay[] })[] = [];
  for (const { startsAt, endsAt, offset } of offsetsOf(zone, window)) {
    const from = Math.max(startsAt, window.startsAt);
    const to = Math.min(endsAt, window.endsAt);
    const first = Math.ceil((from + offset) / step) * step - offset;
    if (from >= to || first >= to) continue;
    const count = Math.ceil((to - first) / step);
    const last = grids.at(-1);
    if (last && last.first + last.count * step === first) {
      last.days.push(...daysOf(last.first, step, offset, last.count, last.count + count));
      grids[grids.length - 1] = { ...last, count: last.count + count };
    } else grids.push({ first, step, count, days: daysOf(first, step, offset, 0, count) });
  }
  return grids;
}

function daysOf(first: number, step: number, offset: number, from: number, to: number): GridDay[] {
  const days: GridDay[] = [];
  for (let place = from; place < to; ) {
    const day = Math.floor((first + place * step + offset) / DAY);
    const end = Math.min(to, Math.ceil(((day + 1) * DAY - offset - first) / step));
    days.push({ day, offset, from: place, to: end });
    place = end;
  }
  return days;
}

/** The part of a grid's day that a preference leaves; `from >= to` when nothing is left. */
export function welcome(grid: Grid, piece: GridDay, wish: Preference): { from: number; to: number } {
  const { day, offset, from, to } = piece;
  if (wish.weekdays && !wish.weekdays.includes(weekdayOf(day))) return { from, to: from };
  const midnight = day * DAY - offset - grid.first;
  const earliest =
    wish.earliestMinute === undefined
      ? from
      : Math.ceil((midnight + wish.earliestMinute * MINUTE) / grid.step);
  const latest =
    wish.latestMinute === undefined
      ? to
      : Math.floor((midnight + wish.latestMinute * MINUTE) / grid.step) + 1;
  return { from: Math.max(from, earliest), to: Math.min(to, latest) };
}
