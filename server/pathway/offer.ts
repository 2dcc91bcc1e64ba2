import {
  approvedTexts,
  askedPeriods,
  lawOf,
  optedOut,
  periodsOf,
  proceduresFor,
  variantIsSafe,
} from "#server/catalogue/index.ts";
import { missingOf, type Periods } from "#server/catalogue/schemas.ts";
import { type Ctx, DomainError, invalid, notFound, type Tx } from "#server/kernel/index.ts";
import { notQualified, refusalOn } from "./rules/lawful.ts";
import { ageToday, type Standing } from "./rules/wait.ts";
import type { CaseContents, OpenCase, Refusal } from "./schemas.ts";

/** What a case keeps of the catalogue: the name and the law's wait as they were, and the approved version that it starts with. */
export type KeptOffer = Pick<
  CaseContents,
  | "procedureName"
  | "procedureCode"
  | "templateVersionId"
  | "checklistVersionId"
  | "periods"
  | "anaesthesia"
  | "wait"
>;

/** The procedure as policy and the rule of three allow it for her at that site today, or the refusal that says what stands in the way. */
export async function offerOf(tx: Tx, ctx: Ctx, wish: OpenCase, her: Standing): Promise<KeptOffer> {
  const { procedureId, variantId, siteId, notBefore } = wish;
  const age = ageToday(her);
  const offered = await proceduresFor(tx, ctx, siteId, { on: her.today, age });
  const procedure = offered.find((one) => one.procedureId === procedureId);
  if (!procedure) throw notFound("procedure");
  if (procedure.sided !== (wish.side !== undefined))
    throw invalid("side", procedure.sided ? "sideMissing" : "noSide");
  const variant = procedure.variants.find((one) => one.variantId === variantId);
  if (!variant) {
    throw invalid("variantId", procedure.variants.length > 0 ? "variantNotAllowed" : "variantTellsTooMuch");
  }
  const law = await lawOf(tx, ctx, { siteId, procedureId, surgeonStaffId: ctx.actorId ?? "" });
  if (!law || (await optedOut(tx, ctx)).has(procedureId)) throw notFound("procedure");
  if (!law.isQualified(her.today)) throw refused(notQualified);
  const refusal = refusalOn(law, her, { notBefore });
  if (refusal && !canCome(refusal)) throw refused(refusal);
  // What shares the variant with it today may have gone by then.
  if (!(await variantIsSafe(tx, ctx, { siteId, procedureId, variantId, on: notBefore, age })))
    throw invalid("variantId", "variantTellsTooMuch");
  const { recovery, checklist, consent } = await approvedTexts(tx, ctx, procedureId);
  if (!recovery || !checklist || !consent) throw new DomainError("PRECONDITION_FAILED", "noApprovedTemplate");
  return {
    procedureName: procedure.name,
    procedureCode: procedure.code,
    templateVersionId: recovery,
    checklistVersionId: checklist,
    periods: await periodsFor(tx, ctx, procedureId),
    anaesthesia: variant.anaesthesia,
    wait: keptWait(procedure.policy.wait),
  };
}

/** Her surgeon's own for this procedure; PRECONDITION_FAILED `periodsMissing` without one that its text names. */
async function periodsFor(tx: Tx, ctx: Ctx, procedureId: string): Promise<Periods | null> {
  const surgeon = ctx.actorId ?? "";
  const periods = (await periodsOf(tx, ctx, [surgeon]))(surgeon, procedureId);
  if (missingOf((await askedPeriods(tx, ctx))(procedureId), periods).length > 0)
    throw new DomainError("PRECONDITION_FAILED", "periodsMissing");
  return periods;
}

/** What is still to happen keeps an opened case from the desk; it does not keep it from being opened. */
export const canCome = ({ reason }: Refusal): boolean =>
  reason === "waitNotStarted" || reason === "moreConsultations";

export function refused({ reason, field, params }: Refusal): DomainError {
  return new DomainError("PRECONDITION_FAILED", reason, { params, ...(field && { field }) });
}

type Wait = Awaited<ReturnType<typeof proceduresFor>>[number]["policy"]["wait"];

export function keptWait(wait: Wait): CaseContents["wait"] {
  if (!wait || wait.days === 0 || wait.start === "none") return null;
  const { days, start, source } = wait;
  return { days, start, source };
}
