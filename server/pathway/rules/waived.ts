import type { CaseContents, PolicyWait, RequestPolicy, RunningWait, WaitWaiver } from "../schemas.ts";
import { type Standing, waitOf } from "./wait.ts";

type Waived = Pick<CaseContents, "procedureId" | "waitWaivers">;
type Law = { readonly on: (date: string) => Pick<RequestPolicy, "waits"> };
type Named = Pick<PolicyWait, "days" | "start" | "source">;

export const isSameWait = (one: Named, other: Named): boolean =>
  one.days === other.days && one.start === other.start && one.source === other.source;

/** The waiver of a wait: of that very rule, for all that it blocks and the procedure that the case is for, and only while the rule allows it. */
export function waiverOf(wait: PolicyWait, { procedureId, waitWaivers }: Waived): WaitWaiver | null {
  if (!wait.waivable) return null;
  const isOfIt = (one: WaitWaiver) =>
    one.procedureId === procedureId &&
    isSameWait(one, wait) &&
    wait.blocks.every((step) => one.blocks.includes(step));
  return waitWaivers.findLast(isOfIt) ?? null;
}

/** The law of a case without the waits that were let pass; everything else of it stands. */
export const withoutWaived = <
  W extends PolicyWait,
  P extends { readonly waits: readonly W[] },
  L extends { readonly on: (date: string) => P },
>(
  law: L,
  waived: Waived,
): L => ({
  ...law,
  on: (date: string) => {
    const policy = law.on(date);
    return { ...policy, waits: policy.waits.filter((wait) => waiverOf(wait, waived) === null) };
  },
});

/** Of the waits that hold on any of these days: those that are not over today, and the waivers in force. */
export function waitsOf(
  law: Law,
  her: Standing,
  waived: Waived,
  days: readonly string[],
): { running: RunningWait[]; waivers: WaitWaiver[] } {
  const all = days.flatMap((day) => law.on(day).waits).filter((one) => one.days > 0 && one.start !== "none");
  const isSame = (one: PolicyWait, other: PolicyWait) =>
    isSameWait(one, other) && one.blocks.join() === other.blocks.join();
  const waits = all.filter((wait, n) => all.findIndex((one) => isSame(one, wait)) === n);
  return {
    running: waits
      .filter((wait) => waiverOf(wait, waived) === null)
      .map(({ days: count, start, source, blocks, waivable = false }) => {
        const until = waitOf({ days: count, start }, her)?.until ?? null;
        return { days: count, start, source, blocks: [...blocks], waivable, until };
      })
      .filter(({ until }) => until === null || until > her.today),
    waivers: waits.flatMap((wait) => waiverOf(wait, waived) ?? []),
  };
}
