import { keyOf, type Planned, type State } from "./state.ts";
import { whyGone } from "./why-gone.ts";

/** What is written of a message that has not left. */
export type Standing = Planned & { messageId: string; state: "planned" | "skipped"; reason: string | null };

export type Difference = {
  /** To be written, those that are there already by their id. */
  written: (Planned & { messageId: string | null; state: "planned" | "skipped"; reason: string | null })[];
  /** Never due, and not needed any more. */
  dropped: string[];
};

/** Found to be of no use when it was due, it stays so. */
const FINAL = "nothingToDo";

/** How what stands has to be changed so that it is what is planned. What was due already and is planned no more stays in her log, with why. */
export function difference(
  standing: readonly Standing[],
  planned: readonly Planned[],
  state: State,
  now: number,
): Difference {
  const known = new Map(standing.map((one) => [keyOf(one), one]));
  const wanted = new Set(planned.map(keyOf));
  const written: Difference["written"] = planned.flatMap((one) => {
    const before = known.get(keyOf(one));
    const after = {
      ...one,
      messageId: before?.messageId ?? null,
      state: one.skipped ? ("skipped" as const) : ("planned" as const),
      reason: one.skipped,
    };
    // What was too late before it ever stood was never meant to be sent.
    if (!before) return one.skipped === "tooLate" ? [] : [after];
    if (before.reason === FINAL) return [];
    const isSame =
      before.dueAt === after.dueAt &&
      before.until === after.until &&
      before.reason === after.reason &&
      before.state === after.state;
    return isSame ? [] : [after];
  });
  const gone = standing.filter((one) => !wanted.has(keyOf(one)));
  const late = gone.filter(({ dueAt, state: was }) => was === "planned" && dueAt <= now);
  return {
    written: [
      ...written,
      ...late.map((one) => ({ ...one, state: "skipped" as const, reason: whyGone(state, one, now) })),
    ],
    dropped: gone.filter(({ dueAt }) => dueAt > now).map(({ messageId }) => messageId),
  };
}
