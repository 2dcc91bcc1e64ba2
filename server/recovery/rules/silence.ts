import type { Care } from "../check-in-schemas.ts";
import { type Holding, holding } from "./care.ts";

export type Gone = { readonly day: number; readonly goneAt: Temporal.Instant };

export type SilenceState = Holding & {
  /** The days that have gone by and that nobody is done with, in order. */
  open: readonly Gone[];
  /** All that have gone by. */
  gone: readonly Gone[];
};

/** How it stands with somebody's silence: days that go by after those that were seen when it was closed open it again, an answer for a later day ends it. Days are in order, what was done the oldest first. */
export function silenceState(
  awaited: readonly Gone[],
  toldOn: number | null,
  done: readonly Care[],
  now: Temporal.Instant,
): SilenceState {
  const gone = awaited.filter(
    ({ day, goneAt }) => day > (toldOn ?? -1) && Temporal.Instant.compare(goneAt, now) <= 0,
  );
  const seen = done.findLast(({ kind }) => kind === "closed")?.upTo ?? -1;
  const open = gone.filter(({ day }) => day > seen);
  return { open, gone, ...holding(done, open.length > 0) };
}
