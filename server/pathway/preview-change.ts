import { holdCatalogue } from "#server/catalogue/index.ts";
import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ChangeCase, type ChangePreview, type ChangeView } from "./change-schemas.ts";
import { offersOf } from "./offers-for.ts";
import { mustGoOn, ownCase } from "./own-case.ts";
import { type PlannedChange, planChange } from "./plan-change.ts";
import type { OpenedCase } from "./queries.ts";
import { askedAgain } from "./rules/changed.ts";
import { gatesOf, readinessOf } from "./rules/gates.ts";
import { quoteIsOf } from "./rules/plan.ts";
import type { CaseContents, CaseId, Offer } from "./schemas.ts";
import { standingOf } from "./standing.ts";

/** What its surgeon needs before her to change the plan: what it is, and what is offered instead. Errors as `offersFor`, and CONFLICT `caseOver`, `importedCase`. Opening it is audited. */
export async function changeView(ctx: Ctx, { caseId }: CaseId): Promise<ChangeView> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    const found = await ownCase(tx, ctx, caseId);
    mustGoOn(found);
    const { row, contents, summary } = found;
    const { procedureId } = contents;
    if (procedureId === null) throw new DomainError("CONFLICT", "importedCase");
    const her = await standingOf(tx, ctx, row.patientId, row.siteId);
    const offers = await offersOf(tx, ctx, her, { ...row, exceptCase: caseId });
    const others = offers.filter((one) => one.procedureId !== procedureId && one.refusal === null);
    const { patientName, procedureName } = summary;
    await audit(tx, ctx, { action: "case.change-opened", subjectKind: "surgical_case", subjectId: caseId });
    return {
      ...{ caseId, patientName, procedureId, procedureName, variantId: row.variantId },
      side: contents.side,
      suturePlan: contents.suturePlan,
      sutures: contents.sutures,
      booked: row.bookingState === "booked",
      offers: [asItIs(found, procedureId, offers), ...others],
    };
  });
}

/** What it is for stays to be had, whatever is offered of it today. */
function asItIs(
  { row, contents, summary }: OpenedCase,
  procedureId: string,
  offers: readonly Offer[],
): Offer {
  const offered = offers.find((one) => one.procedureId === procedureId);
  const { profileLabel, variantLabel, anaesthesia } = summary;
  const own = { variantId: row.variantId, profileLabel, variantLabel, anaesthesia };
  const variants = (offered?.variants ?? []).filter(({ variantId }) => variantId !== row.variantId);
  return {
    procedureId,
    name: summary.procedureName,
    sided: offered?.sided ?? contents.side !== null,
    variants: [own, ...variants],
    waits: offered?.waits ?? [],
    floor: offered?.floor ?? row.notBefore,
    refusal: null,
  };
}

/** What a change would ask for again, before it is made; refused where the change itself would be, with the same errors. Nothing is written but the audit. */
export async function previewChange(ctx: Ctx, input: ChangeCase): Promise<ChangePreview> {
  authorise(ctx, "case:request");
  const wish = ChangeCase.parse(input);
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    const planned = await planChange(tx, ctx, wish);
    const subject = { subjectKind: "surgical_case", subjectId: wish.caseId };
    await audit(tx, ctx, { action: "case.change-previewed", ...subject });
    return previewOf(planned);
  });
}

function previewOf(planned: PlannedChange): ChangePreview {
  const { before, after, judged, bookedOn, variantChanges } = planned;
  const { again, added, gone, kept } = askedAgain(before, after);
  const [was, will] = [before.contents, after.contents];
  const another = was.procedureId !== will.procedureId;
  const titleOf = ({ item }: { item: { title: string } | null }) => item?.title ?? null;
  const ended = new Set(another ? before.team.waivers.map(({ itemId }) => itemId) : []);
  const items = before.checklist?.items ?? [];
  return {
    changes: variantChanges || !isSamePlan(was, will),
    again: again.map((gate) => ({ by: gate.by, title: titleOf(gate) })),
    added: added.flatMap((gate) => titleOf(gate) ?? []),
    gone: gone.flatMap((gate) => titleOf(gate) ?? []),
    kept,
    waiversEnd: items.filter(({ itemId }) => ended.has(itemId)).map(({ title }) => title),
    waitWaiversEnd: was.waitWaivers.length > will.waitWaivers.length,
    quote: will.quote !== null && (!quoteIsOf(will.quote, will) || variantChanges),
    waits: another ? judged.waits.running : [],
    from: judged.days.from,
    refusal: bookedOn ? judged.refusalOn(bookedOn) : null,
    desk: whatDeskSees(planned),
  };
}

const isSamePlan = (one: CaseContents, other: CaseContents): boolean =>
  one.procedureId === other.procedureId &&
  one.side === other.side &&
  one.suturePlan === other.suturePlan &&
  one.sutures === other.sutures;

function whatDeskSees({ before, after, judged, ...planned }: PlannedChange): ChangePreview["desk"] {
  if (!planned.deskHas) return "nothing";
  if (!planned.bookedOn && judged.told.from === null) return "leaves";
  if (planned.variantChanges) return "profile";
  const [was, will] = [readinessOf(gatesOf(before)), readinessOf(gatesOf(after))];
  return was === will ? "nothing" : "readiness";
}
