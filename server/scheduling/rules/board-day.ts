import { type Gap, gaps } from "./agenda.ts";
import type { Exception, WeeklyHours } from "./hours.ts";
import { openHours } from "./hours.ts";
import { clipped, type Interval } from "./interval.ts";

export type DayOfResources = {
  readonly siteId: string;
  readonly zone: string;
  /** The day's real bounds. */
  readonly bounds: Interval;
  readonly now: number;
  readonly resourceIds: readonly string[];
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly Exception[];
  /** Active claims by resource, here and elsewhere. */
  readonly busy: ReadonlyMap<string, readonly Interval[]>;
};

const SHORTEST_GAP = 5;

/** For each resource when it is open on a day, and what of that is free from `now` on (five minutes or more). */
export function openAndFree(day: DayOfResources): Map<string, { open: Interval[]; gaps: Gap[] }> {
  const { bounds, now, busy, ...rest } = day;
  const open = openHours({ ...rest, windowFrom: bounds.startsAt, windowTo: bounds.endsAt });
  const ahead = { startsAt: Math.max(bounds.startsAt, now), endsAt: bounds.endsAt };
  return new Map(
    [...open].map(([resourceId, own]) => {
      const free = gaps({
        bounds: ahead,
        open: own,
        busy: busy.get(resourceId) ?? [],
        leastMinutes: SHORTEST_GAP,
      });
      return [resourceId, { open: own, gaps: free }];
    }),
  );
}

/** Minutes of stretches inside bounds, whole. */
export function minutesWithin(stretches: readonly Interval[], bounds: Interval): number {
  return Math.round(
    clipped(stretches, bounds).reduce((sum, one) => sum + one.endsAt - one.startsAt, 0) / 60_000,
  );
}

/** Whether two stretches share an instant; an empty one that lies inside counts. */
export const meets = (a: Interval, b: Interval): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
