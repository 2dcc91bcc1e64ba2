import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { AssessCase } from "./answer-schemas.ts";
import { isAsleep } from "./rules/gates.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * An anaesthetist's assessment: fit, fit with conditions, not fit; the latest one counts. PRECONDITION_FAILED `notAsleep` where neither sedation nor general anaesthesia is planned;
 * NOT_FOUND; CONFLICT `caseOver`.
 */
export async function assessCase(ctx: Ctx, input: AssessCase): Promise<CaseId> {
  authorise(ctx, "case:assess");
  const { caseId, ...assessment } = AssessCase.parse(input);
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const { anaesthesia } = found.standing;
    if (!isAsleep(anaesthesia)) throw new DomainError("PRECONDITION_FAILED", "notAsleep");
    await writeTeam(tx, ctx, found, {
      assessment: { ...assessment, ...(await byWhom(tx, ctx)), anaesthesia },
    });
    await audit(tx, ctx, { action: "case.assessed", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}
