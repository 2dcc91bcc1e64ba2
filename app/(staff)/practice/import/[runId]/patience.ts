import type { ImportRunView } from "#server/interop/schemas.ts";

/** One look a second; each keeps its reader's session alive, so that nobody looks in vain for longer than this. */
const SECOND = 1000;
const IN_VAIN = 120;

/** A run as it was seen last. `inVain`: how many looks in a row found it where it had been. */
export type Seen = { run: ImportRunView; inVain: number };

export function seeAgain(before: Seen | null, run: ImportRunView): Seen {
  const same = before?.run.state === run.state && before.run.done === run.done;
  return { run, inVain: same ? before.inVain + 1 : 0 };
}

export const isOver = ({ state }: ImportRunView): boolean => state === "done" || state === "failed";

/** Whether to stop looking. `failures`: looks that were not answered. */
export const isStuck = ({ run, inVain }: Seen, failures: number): boolean =>
  !isOver(run) && inVain + failures >= IN_VAIN;

/** Milliseconds until the next look, or none. */
export const untilNext = (seen: Seen, failures: number): number | false =>
  isOver(seen.run) || isStuck(seen, failures) ? false : SECOND;
