import { clipped, type Interval, merged, without } from "./interval.ts";
import { MINUTE } from "./wall-clock.ts";

export type Gap = Interval & { readonly minutes: number };

export type GapInput = {
  readonly bounds: Interval;
  /** Sorted and merged. */
  readonly open: readonly Interval[];
  /** Active claims, in any order. */
  readonly busy: readonly Interval[];
  /** Shorter gaps are left out; whole minutes. */
  readonly leastMinutes?: number;
};

/** The free stretches of one resource between two instants ("free 50 min" on the board), in order of time. */
export function gaps({ bounds, open, busy, leastMinutes = 1 }: GapInput): Gap[] {
  return clipped(without(open, merged(busy)), bounds)
    .map((gap) => ({ ...gap, minutes: Math.floor((gap.endsAt - gap.startsAt) / MINUTE) }))
    .filter((gap) => gap.minutes >= leastMinutes);
}
