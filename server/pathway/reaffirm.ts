import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { consentStanding } from "./rules/consent.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * Somebody who treats her has asked her on the day, before any sedation, with nobody else listening: she still wishes it. PRECONDITION_FAILED `notTheDay` on another day, `noConsent` where her
 * consent does not stand; NOT_FOUND; CONFLICT `caseOver`.
 */
export async function reaffirm(ctx: Ctx, { caseId }: CaseId): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const { standing } = found;
    const today = dateAt(ctx.now, standing.zone);
    if (standing.operatedOn !== today) throw new DomainError("PRECONDITION_FAILED", "notTheDay");
    const { state, signed } = consentStanding(standing, "surgery");
    if (state !== "valid" || !signed) throw new DomainError("PRECONDITION_FAILED", "noConsent");
    const { consentId } = signed;
    await writeTeam(tx, ctx, found, { reaffirmed: { ...(await byWhom(tx, ctx)), consentId } });
    await audit(tx, ctx, { action: "case.reaffirmed", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}
