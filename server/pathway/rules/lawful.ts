import type { Refusal, RequestPolicy } from "../schemas.ts";
import { blockedOn, daysAfter, endsOf, oldEnough, refusalOf, type Standing, type Wish } from "./wait.ts";

type PolicyThen = RequestPolicy & { readonly permitted: boolean };
/** What holds for the operation in its surgeon's hands, date by date; `changes`: the dates on which that may become something else. */
type Law = {
  readonly changes: readonly string[];
  readonly on: (date: string) => PolicyThen;
  readonly isQualified: (date: string) => boolean;
};

/**
 * The first stretch of days on which an operation asked for is lawful as far as is known today: from the date wished for on, both included, `until` null
 * without an end. `why`: what stands in the way on the date wished for itself. Without any such day `from` is null.
 */
export type Lawful = {
  readonly from: string | null;
  readonly until: string | null;
  readonly why: Refusal | null;
};

/** What in law forbids an operation on a date, of what is known today; null: nothing. */
export function refusalOn(law: Law, her: Standing, wish: Wish): Refusal | null {
  const policy = law.on(wish.notBefore);
  if (policy.permitted && !law.isQualified(wish.notBefore)) return notQualified;
  if (policy.permitted) return refusalOf(policy, her, wish);
  // What is policy-controlled is forbidden where no rule speaks.
  return policy.source
    ? { reason: "notPermittedThen", field: "notBefore", params: { source: policy.source } }
    : { reason: "noRuleThen", field: "notBefore", params: {} };
}

/** The wait that blocks the booking today, by the rules of today or of the day of the operation; null: none does. */
export const keptBy = (law: Law, her: Standing, on: string): Refusal | null =>
  blockedOn({ waits: [...law.on(on).waits, ...law.on(her.today).waits] }, her, "booking", her.today);

/** Of the surgeon alone: who cannot do it on that day cannot be asked about anything else of it. */
export const notQualified: Refusal = { reason: "notQualified", field: "notBefore", params: {} };

export function lawfulDays(law: Law, her: Standing, wish: Wish): Lawful {
  const [, start = her.today] = [wish.notBefore, her.today].sort();
  const judged = turningDays(law, her, start).map((date) => ({
    date,
    refusal: refusalOn(law, her, { ...wish, notBefore: date }),
  }));
  const first = judged.findIndex(({ refusal }) => refusal === null);
  const end = judged.slice(first).find(({ refusal }) => refusal !== null);
  return {
    from: judged[first]?.date ?? null,
    until: first >= 0 && end ? daysAfter(end.date, -1) : null,
    why: judged[0]?.refusal ?? null,
  };
}

/** The days on which the answer may become another: between two of them it stays. */
function turningDays(law: Law, her: Standing, start: string): string[] {
  const pieces = [start, ...law.changes.filter((date) => date > start)];
  const within = pieces.flatMap((date) => {
    const policy = law.on(date);
    return [...endsOf(policy, her), oldEnough(policy, her) ?? ""];
  });
  return [...new Set([...pieces, ...within.filter((date) => date > start)])].sort();
}
