import type { Choice } from "./state.ts";

/** Where she wants fewer questions: the first days' turns, and then what her plan asks weekly (docs/domain.md). */
const FEWER_UNTIL_WEEKLY = [1, 3, 7];

/** The days for which she is sent a question, as she has chosen. What she may answer for stays as it is. */
export function askedFor(asked: readonly number[], recovery: Choice["recovery"]): readonly number[] {
  if (recovery === "none") return [];
  if (recovery === "all") return asked;
  return asked.filter((day) => day > 7 || FEWER_UNTIL_WEEKLY.includes(day));
}
