import { clearedKinds } from "#server/catalogue/template-schemas.ts";
import { authorise, type Ctx, mayDo, transact } from "#server/kernel/index.ts";
import { healingOf } from "#server/pathway/index.ts";
import type { CaseId } from "#server/pathway/schemas.ts";
import { audit } from "#server/privacy/index.ts";
import type { CaseHealing, HealedView } from "./healing-schemas.ts";
import { planOf } from "./my-plan.ts";
import { type Healed, healingOn } from "./rules/healing.ts";
import { infectionDay } from "./rules/infection-window.ts";
import { dateIn } from "./rules/plan.ts";

/** How a case heals by the text that it started with; NOT_FOUND for who does not treat her. Audited. */
export async function caseHealing(ctx: Ctx, { caseId }: CaseId): Promise<CaseHealing> {
  authorise(ctx, "case:read");
  return transact(ctx, async (tx) => {
    const { startsAt, zone, cleared, ...facts } = await healingOf(tx, ctx, caseId);
    const healing = (await planOf(tx, ctx, facts))?.content.healing ?? [];
    await audit(tx, ctx, { action: "case.opened", subjectKind: "surgical_case", subjectId: caseId });
    const operatedOn = startsAt && dateIn(startsAt, zone);
    const day = operatedOn?.until(dateIn(ctx.now, zone), { largestUnit: "day" }).days ?? null;
    const hasBegun = startsAt !== null && Temporal.Instant.compare(startsAt, ctx.now) <= 0;
    const known = { ...facts, cleared: cleared?.kinds ?? [] };
    return {
      day: hasBegun ? day : null,
      infectionDay: hasBegun && day !== null ? infectionDay(day) : null,
      ...{ periods: facts.periods, stitches: facts.stitches, cleared },
      healing: operatedOn ? datedFrom(operatedOn, healingOn(healing, known, day ?? -1)) : [],
      asks: clearedKinds.filter((kind) => healing.some((one) => one.kind === kind)),
      mayClear: hasBegun && mayDo(ctx, "case:clear"),
    };
  });
}

/** With the calendar's dates for its days. */
export const datedFrom = (operatedOn: Temporal.PlainDate, healing: readonly Healed[]): HealedView[] => {
  const on = (days: number | null) => (days === null ? null : operatedOn.add({ days }).toString());
  return healing.map(({ kind, from, to, state, waits }) => ({
    kind,
    state,
    waits,
    fromDate: on(from),
    toDate: on(to),
  }));
};
