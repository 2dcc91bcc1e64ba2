import type { Draft, Planned } from "./state.ts";

const WEEK = 7 * 24 * 3_600_000;

/**
 * Leaves out reminders that would be more than she wants within any seven days, the first ones going first; what she has to know of a visit (facts) is never left out, and counts. `left`: when others did
 * (epoch ms).
 */
export function weeklyMost(drafts: readonly Draft[], left: readonly number[], most: number): Planned[] {
  const counted = [...left, ...drafts.filter((one) => one.isFact && !one.skipped).map(({ dueAt }) => dueAt)];
  return drafts
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ isFact, ...one }) => {
      if (isFact || one.skipped) return one;
      if (isMoreThan(most, counted, one.dueAt)) return { ...one, skipped: "weeklyMost" };
      counted.push(one.dueAt);
      return one;
    });
}

/** Whether one more at this instant makes more than `most` in some seven days around it. */
function isMoreThan(most: number, counted: readonly number[], at: number): boolean {
  const near = counted.filter((other) => other > at - WEEK && other < at + WEEK);
  const ends = [at, ...near.filter((other) => other > at)];
  return ends.some((end) => near.filter((other) => other > end - WEEK && other <= end).length >= most);
}
