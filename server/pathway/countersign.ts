import { authorise, type Ctx, DomainError, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { CountersignCase } from "./consent-schemas.ts";
import { judge } from "./lawful-case.ts";
import { refused } from "./offer.ts";
import { rewriteContents } from "./own-case.ts";
import { tellReadiness } from "./readiness.ts";
import { consentStanding } from "./rules/consent.ts";
import { notQualified } from "./rules/lawful.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, type ToWrite, writeTeam } from "./team-write.ts";

/**
 * Who operates signs her consent too, an anaesthetist the one to anaesthesia; each must have been signed by her and stand. NOT_FOUND for another surgeon's case; CONFLICT `notSigned`,
 * `caseOver`; PRECONDITION_FAILED with the law's reason where the surgeon is not qualified for it today.
 */
export async function countersign(ctx: Ctx, { caseId, consentId }: CountersignCase): Promise<CaseId> {
  authorise(ctx, "case:countersign");
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const kind = ctx.role === "anaesthetist" ? "anaesthesia" : "surgery";
    const { state, signed } = consentStanding(found.standing, kind);
    if (signed?.consentId !== consentId || state !== "signed") throw new DomainError("CONFLICT", "notSigned");
    if (kind === "surgery") await asHerSurgeon(tx, ctx, found, consentId);
    else {
      const countersigned = [...found.standing.team.countersigned, { ...(await byWhom(tx, ctx)), consentId }];
      await writeTeam(tx, ctx, found, { countersigned });
    }
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: "case.countersigned", ...subject });
    return { caseId };
  });
}

async function asHerSurgeon(tx: Tx, ctx: Ctx, found: ToWrite, consentId: string): Promise<void> {
  const { row, contents, standing } = found;
  if (row.surgeonStaffId !== ctx.actorId) throw notFound("case");
  const judged = await judge(tx, ctx, { ...row, contents, hers: standing.hers });
  if (judged && !judged.law.isQualified(judged.today)) throw refused({ ...notQualified, field: null });
  const { at, byName } = await byWhom(tx, ctx);
  const countersigned = [...contents.countersigned, { consentId, at, byName }];
  await rewriteContents(tx, ctx, found, { ...contents, countersigned });
  await tellReadiness(tx, ctx, row.requestId, { ...standing, contents: { ...contents, countersigned } });
}
