import { assigner } from "./assign.ts";
import { keepBoth, nextBit, noBits, setRange, takeAway } from "./bits.ts";
import { type Busy, type Kept, ranking } from "./fairness.ts";
import { anyOf, freeOf, type Open, takenStarts } from "./free.ts";
import { type Grid, gridsOf, type Preference, welcome } from "./grid.ts";
import type { Interval } from "./interval.ts";
import type { Requirement } from "./requirement.ts";
import { Starts } from "./starts.ts";
import { MINUTE, offsetsOf } from "./wall-clock.ts";

/**
 * All that decides whether a start books. Instants are epoch ms. `open` is sorted and merged (`openHours`); `busy` and `patientBusy`
 * are active claims sorted by start, at any minute, possibly overlapping; a move leaves its own booking's claims out.
 */
export type Situation = {
  readonly zone: string;
  readonly now: number;
  readonly requirement: Requirement;
  readonly open: Open;
  readonly busy: Busy;
  readonly patientBusy: readonly Interval[];
  /** Who holds the booking that is moved. */
  readonly kept?: Kept | undefined;
};

/** A search: starts from `windowFrom` up to, not including, `windowTo`, on the site's wall clock every `stepMinutes` (a divisor of 1440). */
export type Search = Situation &
  Preference & {
    readonly windowFrom: number;
    readonly windowTo: number;
    readonly stepMinutes: number;
    readonly limit?: number;
  };

/**
 * Every start of the window that `canBook` accepts, the first `limit` of them, each with the resources chosen. Past starts never: the first claim
 * of all (preparing a theatre counts) begins at `now` or later.
 */
export function findStarts(search: Search): Starts {
  const found = new Starts(search.requirement.needs);
  const window = { startsAt: search.windowFrom, endsAt: search.windowTo };
  for (const grid of gridsOf(search.zone, window, search.stepMinutes)) {
    collect(search, grid, found, search, search.limit ?? Number.POSITIVE_INFINITY);
  }
  return found;
}

/** Adds a grid's bookable starts; the one predicate behind `findStarts` and `canBook`. */
export function collect(at: Situation, grid: Grid, found: Starts, wish: Preference, limit: number): void {
  const { needs, patient, fromMinute } = at.requirement;
  const free = needs.map((need) => freeOf(grid, need, at.open, at.busy));
  const possible = noBits(grid.count);
  setRange(possible, 0, grid.count);
  for (const sets of free) keepBoth(possible, anyOf(grid, sets));
  takeAway(possible, takenStarts(grid, patient, at.patientBusy));

  const lastStart = grid.first + grid.count * grid.step;
  const offsets = offsetsOf(at.zone, { startsAt: grid.first, endsAt: lastStart });
  const span = { firstDay: grid.days[0]?.day ?? 0, lastDay: grid.days.at(-1)?.day ?? 0 };
  const assign = assigner(needs, free, ranking(at.busy, offsets, span, at.kept));
  const notPast = Math.ceil((at.now - fromMinute * MINUTE - grid.first) / grid.step);
  for (const piece of grid.days) {
    const { from, to } = welcome(grid, piece, wish);
    assign.startDay(piece.day);
    for (
      let place = nextBit(possible, Math.max(from, notPast), to);
      place >= 0;
      place = nextBit(possible, place + 1, to)
    ) {
      if (found.length >= limit) return;
      if (assign.solve(place)) found.add(grid.first + place * grid.step, assign.chosen);
    }
  }
}
