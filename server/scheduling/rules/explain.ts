import { type Bits, keepBoth, nextBit, noBits, setRange } from "./bits.ts";
import { findStarts, type Search } from "./find-starts.ts";
import { anyOf, freeOf, type Open } from "./free.ts";
import { type Grid, gridsOf } from "./grid.ts";
import type { Interval } from "./interval.ts";
import type { Obstacle } from "./obstacle.ts";
import type { Need } from "./requirement.ts";
import { DAY, dateOfDay, dayOf, instantOf, MINUTE, offsetsOf } from "./wall-clock.ts";
import { type Chances, type Counts, type Question, resourceObstacle } from "./why-resources.ts";

export type { Question };

export type Explanation = {
  /** Every local date of the window without a start, in order. */
  readonly days: readonly { readonly date: string; readonly reason: Obstacle }[];
  /** What stands in the way most often, when no day has a start; else null. */
  readonly nothing: Obstacle | null;
};

/**
 * Why days have no start. Hours, closures and claims must reach over whole local days, from the one `windowFrom` lies in. A constraint that alone stands in the way is named first; then the resources, in the order of the needs.
 */
export function explain(question: Question): Explanation {
  const { limit: _, ...search } = question;
  const { earliestMinute: _e, latestMinute: _l, weekdays: _w, ...unwished } = search;
  const offered = daysWith(search);
  const withoutWish = daysWith(unwished);
  const withoutPatient = daysWith({ ...search, patientBusy: [] });
  const withoutEither = daysWith({ ...unwished, patientBusy: [] });
  const days = new Map<number, Obstacle>();
  for (const grid of gridsOf(search.zone, wholeDays(search), search.stepMinutes)) {
    const look = lookAt(search, grid);
    for (const [day, pieces] of Map.groupBy(grid.days, (piece) => piece.day)) {
      if (offered.has(day)) continue;
      const [from, to] = [pieces[0]?.from ?? 0, pieces.at(-1)?.to ?? 0];
      if (withoutWish.has(day)) days.set(day, { kind: "preference" });
      else if (withoutPatient.has(day) || withoutEither.has(day)) days.set(day, { kind: "patientBusy" });
      else days.set(day, dayObstacle(question, grid, look, day, from, to));
    }
  }
  const listed = [...days].map(([day, reason]) => ({ date: dateOfDay(day), reason }));
  return { days: listed, nothing: offered.size === 0 ? commonest(listed.map((d) => d.reason)) : null };
}

function lookAt(search: Omit<Question, "limit">, grid: Grid): Chances[] {
  const nobody: Open = new Map();
  const starts = (need: Need, open: Open, busy: Open) => anyOf(grid, freeOf(grid, need, open, busy));
  return search.requirement.needs.map((need) => ({
    need,
    usual: starts(need, search.usual, nobody),
    open: starts(need, search.open, nobody),
    free: starts(need, search.open, search.busy),
  }));
}

function dayObstacle(
  question: Question,
  grid: Grid,
  look: readonly Chances[],
  day: number,
  from: number,
  to: number,
): Obstacle {
  const { fromMinute } = question.requirement;
  const earliest = Math.max(question.windowFrom, question.now - fromMinute * MINUTE);
  const notPast = Math.max(from, Math.ceil((earliest - grid.first) / grid.step));
  if (notPast >= to) return { kind: "past" };
  const counts: Counts = {
    any: (...sets) => {
      const at = firstOfAll(grid, sets, notPast, to);
      return at < 0 ? null : grid.first + at * grid.step;
    },
    anyAllDay: (...sets) => firstOfAll(grid, sets, from, to) >= 0,
  };
  return resourceObstacle(question, look, counts, day);
}

function firstOfAll(grid: Grid, sets: readonly Bits[], from: number, to: number): number {
  const all = noBits(grid.count);
  setRange(all, from, to);
  for (const set of sets) keepBoth(all, set);
  return nextBit(all, from, to);
}

/** The window from the first local midnight on, so that a day is judged by all of its hours. */
function wholeDays({ zone, windowFrom, windowTo }: Search): Interval {
  const offsets = offsetsOf(zone, { startsAt: windowFrom, endsAt: windowTo });
  return { startsAt: instantOf(dayOf(windowFrom, offsets) * DAY, offsets), endsAt: windowTo };
}

function daysWith(search: Search): Set<number> {
  const offsets = offsetsOf(search.zone, { startsAt: search.windowFrom, endsAt: search.windowTo });
  return new Set(
    findStarts(search)
      .times()
      .map((at) => dayOf(at, offsets)),
  );
}

/** The reason of most days; the first among equals. One kind missing on several weekdays is missing altogether. */
function commonest(reasons: readonly Obstacle[]): Obstacle | null {
  const seen = Map.groupBy(reasons, (reason) => `${reason.kind} ${"need" in reason ? reason.need : ""}`);
  const [most = []] = [...seen.values()].sort((a, b) => b.length - a.length);
  const [first] = most;
  if (first?.kind !== "noneOfKindHere") return first ?? null;
  const same = most.every((r) => r.kind === "noneOfKindHere" && r.weekday === first.weekday);
  return same ? first : { ...first, weekday: null };
}
