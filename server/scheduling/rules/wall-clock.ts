import type { Interval } from "./interval.ts";

export const MINUTE = 60_000;
export const DAY = 86_400_000;
const YEAR = 366 * DAY;

/** A stretch during which a zone keeps one offset; local time = instant + `offset` (all milliseconds). */
export type Offset = Interval & { readonly offset: number };

const known = new Map<string, { from: number; to: number; offsets: readonly Offset[] }>();

/** The zone's offsets that cover a window (and a year around it), in order. Remembered by zone. */
export function offsetsOf(zone: string, window: Interval): readonly Offset[] {
  const before = known.get(zone);
  if (before && before.from <= window.startsAt - 3 * DAY && before.to >= window.endsAt + 3 * DAY) {
    return before.offsets;
  }
  const from = window.startsAt - YEAR;
  const to = window.endsAt + YEAR;
  const offsets: Offset[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Math.floor(from)).toZonedDateTimeISO(zone);
  while (at.epochMilliseconds < to) {
    const next = at.getTimeZoneTransition("next");
    const endsAt = Math.min(next?.epochMilliseconds ?? to, to);
    offsets.push({
      startsAt: Math.max(at.epochMilliseconds, from),
      endsAt,
      offset: at.offsetNanoseconds / 1e6,
    });
    if (!next) break;
    at = next;
  }
  known.set(zone, { from, to, offsets });
  return offsets;
}

/**
 * The instant of a local time given as milliseconds since local 1970-01-01, as Temporal's `compatible`: a doubled time is
 * the earlier one, a missing time is taken with the offset from before the gap.
 */
export function instantOf(local: number, offsets: readonly Offset[]): number {
  let before = offsets[0]?.offset ?? 0;
  for (const { startsAt, endsAt, offset } of offsets) {
    const instant = local - offset;
    if (instant < endsAt) return instant >= startsAt ? instant : local - before;
    before = offset;
  }
  return local - before;
}

/** The local day of an instant, counted from 1970-01-01. */
export function dayOf(instant: number, offsets: readonly Offset[]): number {
  const here = offsets.find((o) => instant < o.endsAt) ?? offsets.at(-1);
  return Math.floor((instant + (here?.offset ?? 0)) / DAY);
}

/** `YYYY-MM-DD` as a day counted from 1970-01-01, and back. */
export function dayOfDate(date: string): number {
  return Date.parse(date) / DAY;
}
export function dateOfDay(day: number): string {
  return Temporal.Instant.fromEpochMilliseconds(day * DAY)
    .toString()
    .slice(0, 10);
}

/** The local date, `YYYY-MM-DD`, of an instant (epoch ms) in a zone. */
export const dateAt = (instant: number, zone: string): string =>
  dateOfDay(dayOf(instant, offsetsOf(zone, { startsAt: instant, endsAt: instant })));

/** ISO weekday, Monday 1 to Sunday 7, of a day counted from 1970-01-01. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The seven dates, from Monday, of the week in which a date lies. */
export function weekOf(date: string): string[] {
  const monday = mondayOf(date);
  return Array.from({ length: 7 }, (_, n) => dateOfDay(monday + n));
}

/** Its Monday and its Sunday. */
export function weekBounds(date: string): { from: string; to: string } {
  const monday = mondayOf(date);
  return { from: dateOfDay(monday), to: dateOfDay(monday + 6) };
}

function mondayOf(date: string): number {
  const day = dayOfDate(date);
  return day + 1 - weekdayOf(day);
}

/** A local date from its first instant to the next date's: 23, 24 or 25 hours, or none where the date never was. */
export function dayBounds(zone: string, date: string): Interval {
  const local = dayOfDate(date) * DAY;
  const offsets = offsetsOf(zone, { startsAt: local - DAY, endsAt: local + 2 * DAY });
  return { startsAt: instantOf(local, offsets), endsAt: instantOf(local + DAY, offsets) };
}
