import type { Healing, HealingKind, Line, PeriodKind } from "#server/catalogue/template-schemas.ts";
import { clearedKinds, periodKinds } from "#server/catalogue/template-schemas.ts";
import type { Material, Stitches } from "#server/pathway/schemas.ts";

/** The days on which a thread is usually gone, the first and the last (docs/domain.md). */
const GONE: Record<Material, readonly [number, number]> = {
  vicrylRapide: [42, 42],
  vicryl: [56, 70],
  monocryl: [91, 119],
};

type Weeks = Readonly<Record<PeriodKind, number | null>>;
export type Facts = {
  readonly periods: Weeks | null;
  readonly stitches: Stitches | null;
  /** What a clinician has said that it has healed enough for. */
  readonly cleared: readonly HealingKind[];
};

/**
 * `ahead`: from `from` on, or by `to`; `now`: she may, or they are gone; `asks`: the day has come and a clinician's word has not; `unset`: no day is known; `dissolve`: threads of which it is not known when;
 * `removal`: threads that a clinician takes out.
 */
export type HealingState = "ahead" | "now" | "asks" | "unset" | "dissolve" | "removal";
export type Healed = {
  kind: HealingKind;
  from: number | null;
  to: number | null;
  state: HealingState;
  /** A clinician has yet to look, whatever the day. */
  waits: boolean;
};

/** What she may do again on a day of her plan, and where her threads are, the next first. No calendar clears what waits for a clinician. */
export function healingOn(healing: readonly Healing[], facts: Facts, day: number): Healed[] {
  return healing
    .flatMap((one) => (one.kind === "threads" ? threadsOn(facts.stitches, day) : [againOn(one, facts, day)]))
    .sort((a, b) => (a.from ?? Number.MAX_SAFE_INTEGER) - (b.from ?? Number.MAX_SAFE_INTEGER));
}

function againOn(one: Healing, { periods, cleared }: Facts, day: number): Healed {
  const { kind } = one;
  const from = "day" in one ? one.day : daysOf(periods, kind === "exercise" ? "exercise" : "abstinence");
  const isClear = !clearedKinds.some((each) => each === kind) || cleared.includes(kind);
  const state = from === null ? "unset" : day < from ? "ahead" : isClear ? "now" : "asks";
  return { kind, from, to: null, state, waits: !isClear };
}

function threadsOn(stitches: Stitches | null, day: number): Healed[] {
  if (!stitches || stitches.kind === "none") return [];
  const none = { kind: "threads" as const, from: null, to: null, waits: false };
  if (stitches.kind === "removal") return [{ ...none, state: "removal" }];
  if (!stitches.material) return [{ ...none, state: "dissolve" }];
  const [from, to] = GONE[stitches.material];
  return [{ ...none, from, to, state: day > to ? "now" : "ahead" }];
}

const daysOf = (periods: Weeks | null, kind: PeriodKind): number | null => {
  const weeks = periods?.[kind] ?? null;
  return weeks === null ? null : weeks * 7;
};

/** Lines for who has such stitches; those of others, and of stitches that nobody knows yet, are left out. */
export const forStitches = (lines: readonly Line[], stitches: Stitches | null): Line[] =>
  lines.filter(({ threads }) => threads === undefined || threads === stitches?.kind);

/** A text with the date of each period in its place, as `{2026-07-14}`; one that is not set stays as it was named. */
export function withDates(text: string, periods: Weeks | null, operatedOn: Temporal.PlainDate): string {
  return periodKinds.reduce((filled, kind) => {
    const days = daysOf(periods, kind);
    return days === null ? filled : filled.replaceAll(`{${kind}}`, `{${operatedOn.add({ days })}}`);
  }, text);
}
