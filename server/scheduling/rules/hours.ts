import { clipped, type Interval, merged, without } from "./interval.ts";
import { DAY, dayOf, dayOfDate, instantOf, MINUTE, type Offset, offsetsOf, weekdayOf } from "./wall-clock.ts";

/** Weekly hours on the site's wall clock. Closing at or before opening means the next day. Dates inclusive, `YYYY-MM-DD`. */
export type WeeklyHours = {
  readonly resourceId: string;
  readonly siteId: string;
  readonly weekday: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** A closure or an exceptional opening (epoch ms). Without a resource: of the whole site; without a site: everywhere. */
export type Exception = Interval & {
  readonly resourceId: string | null;
  readonly siteId: string | null;
  readonly kind: "closure" | "opening";
};

export type HoursInput = {
  readonly siteId: string;
  readonly zone: string;
  readonly resourceIds: readonly string[];
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  readonly windowFrom: number;
  readonly windowTo: number;
};

/**
 * When each resource is open at the site within the window: sorted, merged, half-open, epoch ms. Closures win over hours and
 * openings alike; an opening of the whole site opens whoever has hours there. Without hours and openings: never.
 */
export function openHours(input: HoursInput): Map<string, Interval[]> {
  const window = { startsAt: input.windowFrom, endsAt: input.windowTo };
  const weekly = weeklyOpen(input, window);
  const here = input.exceptions.filter((e) => e.siteId === null || e.siteId === input.siteId);
  const result = new Map<string, Interval[]>();
  for (const resourceId of input.resourceIds) {
    const own = here.filter((e) => e.resourceId === resourceId || e.resourceId === null);
    const usual = weekly.get(resourceId);
    const extra = own.filter((e) => e.kind === "opening" && (e.resourceId !== null || usual));
    const closed = merged(own.filter((e) => e.kind === "closure"));
    const open = merged([...(usual ?? []), ...extra.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))]);
    result.set(resourceId, clipped(without(open, closed), window));
  }
  return result;
}

/** The same without closures of any kind: what would be open, for saying who is away. */
export function usualHours(input: HoursInput): Map<string, Interval[]> {
  return openHours({ ...input, exceptions: input.exceptions.filter((e) => e.kind === "opening") });
}

function weeklyOpen(input: HoursInput, window: Interval): Map<string, Interval[]> {
  const offsets = offsetsOf(input.zone, window);
  const firstDay = dayOf(window.startsAt, offsets) - 1; // a night shift of the day before reaches in
  const lastDay = dayOf(window.endsAt, offsets);
  const result = new Map<string, Interval[]>();
  for (const row of input.hours) {
    if (row.siteId !== input.siteId) continue;
    const open = result.get(row.resourceId) ?? [];
    result.set(row.resourceId, open);
    const from = Math.max(firstDay, dayOfDate(row.validFrom));
    const to = row.validTo === null ? lastDay : Math.min(lastDay, dayOfDate(row.validTo));
    const ahead = (row.weekday - weekdayOf(from) + 7) % 7;
    for (let day = from + ahead; day <= to; day += 7) open.push(shift(day, row, offsets));
  }
  return result;
}

function shift(day: number, row: WeeklyHours, offsets: readonly Offset[]): Interval {
  const closes = row.closesMinute <= row.opensMinute ? row.closesMinute + 1440 : row.closesMinute;
  return {
    startsAt: instantOf(day * DAY + row.opensMinute * MINUTE, offsets),
    endsAt: instantOf(day * DAY + closes * MINUTE, offsets),
  };
}
