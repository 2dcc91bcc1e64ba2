import { addAll, type Bits, clearRange, noBits, setRange } from "./bits.ts";
import type { Grid } from "./grid.ts";
import type { Interval } from "./interval.ts";
import type { Need } from "./requirement.ts";
import { MINUTE } from "./wall-clock.ts";

export type Span = { readonly fromMinute: number; readonly toMinute: number };
export type Open = ReadonlyMap<string, readonly Interval[]>;

/** The starts from which a span lies inside one open stretch. `open` is sorted and merged. */
export function openStarts(grid: Grid, span: Span, open: readonly Interval[]): Bits {
  const bits = noBits(grid.count);
  const { first, step, count } = grid;
  const before = first + span.fromMinute * MINUTE;
  const after = first + span.toMinute * MINUTE;
  for (const { startsAt, endsAt } of open) {
    const from = Math.max(0, Math.ceil((startsAt - before) / step));
    const to = Math.min(count, Math.floor((endsAt - after) / step) + 1);
    setRange(bits, from, to);
  }
  return bits;
}

/** The starts from which a span meets a claim. Exact to the millisecond, wherever claims begin and end. */
export function takenStarts(grid: Grid, span: Span, busy: readonly Interval[]): Bits {
  const bits = noBits(grid.count);
  eachTaken(grid, span, busy, (from, to) => setRange(bits, from, to));
  return bits;
}

function eachTaken(
  grid: Grid,
  span: Span,
  busy: readonly Interval[],
  visit: (from: number, to: number) => void,
) {
  const { first, step, count } = grid;
  const before = first + span.fromMinute * MINUTE;
  const after = first + span.toMinute * MINUTE;
  for (const { startsAt, endsAt } of busy) {
    if (startsAt >= endsAt) continue;
    const from = Math.max(0, Math.floor((startsAt - after) / step) + 1);
    const to = Math.min(count, Math.ceil((endsAt - before) / step));
    visit(from, to);
  }
}

/** For each candidate of a need, the starts from which it is open and unclaimed. */
export function freeOf(grid: Grid, need: Need, open: Open, busy: Open): Bits[] {
  return need.candidates.map((id) => {
    const bits = openStarts(grid, need, open.get(id) ?? []);
    eachTaken(grid, need, busy.get(id) ?? [], (from, to) => clearRange(bits, from, to));
    return bits;
  });
}

export function anyOf(grid: Grid, sets: readonly Bits[]): Bits {
  if (sets.length === 1 && sets[0]) return sets[0];
  const bits = noBits(grid.count);
  for (const set of sets) addAll(bits, set);
  return bits;
}
