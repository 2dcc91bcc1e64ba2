import { dateAt } from "#server/kernel/dates.ts";
import { fastingBefore } from "./fasting.ts";

/** `none`: she need not fast; `inTime`: whatever she has eaten, she can be told now; `ask`: she was told to fast for later that day, and has to be asked since when. */
export type FastingWord = "none" | "inTime" | "ask";

type Asked = {
  readonly asleep: boolean;
  readonly now: Temporal.Instant;
  /** When it would begin, and when it begins as she was told. */
  readonly startsAt: Temporal.Instant;
  readonly toldFor: Temporal.Instant;
  readonly zone: string;
};

/** Whether somebody who is called now could still be fasted for an earlier start; null where she could not. What she may drink is always told her now. */
export function couldBeFasted({ asleep, now, startsAt, toldFor, zone }: Asked): FastingWord | null {
  if (!asleep) return "none";
  const { clearUntil, fattyUntil } = fastingBefore(startsAt);
  if (Temporal.Instant.compare(now, fattyUntil) <= 0) return "inTime";
  const isToldForThatDay = dateAt(toldFor, zone) === dateAt(startsAt, zone);
  return isToldForThatDay && Temporal.Instant.compare(now, clearUntil) <= 0 ? "ask" : null;
}
