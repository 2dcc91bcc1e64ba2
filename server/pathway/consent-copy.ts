import { authorise, type Ctx, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit, openPatientKeys } from "#server/privacy/index.ts";
import { myStandings } from "./my-standings.ts";
import { openCases } from "./queries.ts";
import type { CaseStanding } from "./rules/gates.ts";
import type { ConsentCopyView, ConsentId } from "./schemas.ts";
import { hashOf, openCopy } from "./sealed-copy.ts";
import { standingFor } from "./team-write.ts";

/** What she signed, word for word: for those who treat her, and for herself. NOT_FOUND; the opening is audited. Throws where the copy is not what its hash says. */
export async function consentCopy(ctx: Ctx, { caseId, consentId }: ConsentId): Promise<ConsentCopyView> {
  authorise(ctx, ctx.role === "patient" ? "my:read" : "case:read");
  return transact(ctx, async (tx) => {
    const known = await standingOfCase(tx, ctx, caseId);
    const [row] = await tx.sql<{ patientId: string; sealed: Buffer }[]>`
      select patient_id as "patientId", sealed from consent_copy
       where practice_id = ${ctx.practiceId} and consent_id = ${consentId} and case_id = ${caseId}`;
    const key = row && (await openPatientKeys(tx, ctx, [row.patientId])).get(row.patientId);
    const signed = known?.hers.consents.find((one) => one.consentId === consentId);
    if (!known || !row || !key || !signed) throw notFound("consent");
    const copy = openCopy(key, consentId, row.sealed);
    if (hashOf(copy) !== signed.hash) throw new Error(`consent ${consentId} is not what was signed`);
    await audit(tx, ctx, { action: "consent.copy-opened", subjectKind: "surgical_case", subjectId: caseId });
    const counter = [...known.contents.countersigned, ...known.team.countersigned].find(
      (one) => one.consentId === consentId,
    );
    return {
      ...copy,
      hash: signed.hash,
      withdrawnAt: signed.withdrawnAt,
      countersignedBy: counter?.byName ?? null,
      countersignedAt: counter?.at ?? null,
    };
  });
}

async function standingOfCase(tx: Tx, ctx: Ctx, caseId: string): Promise<CaseStanding | null> {
  if (ctx.role === "patient")
    return (await myStandings(tx, ctx, { caseId, everAfter: true }))[0]?.standing ?? null;
  const [found] = await openCases(tx, ctx, { caseId });
  return found ? standingFor(tx, ctx, found) : null;
}
