import { authorise, type Ctx, DomainError, notFound, transact } from "#server/kernel/index.ts";
import { audit, patientKey } from "#server/privacy/index.ts";
import { sealContents } from "./contents.ts";
import { openCases } from "./queries.ts";
import type { CaseId } from "./schemas.ts";

/** The surgeon takes a request back while it waits; CONFLICT `notWaiting` once it is booked or withdrawn. */
export async function withdrawCase(ctx: Ctx, { caseId }: CaseId): Promise<{ caseId: string }> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const [found] = await openCases(tx, ctx, { caseId });
    if (!found || found.row.surgeonStaffId !== ctx.actorId) throw notFound("case");
    const { patientId } = found.row;
    const [withdrawn] = await tx.sql`
      update scheduling_request set state = 'withdrawn'
       where practice_id = ${ctx.practiceId} and state = 'waiting' and request_id = (
         select request_id from surgical_case where practice_id = ${ctx.practiceId} and case_id = ${caseId})
       returning request_id`;
    if (!withdrawn) throw new DomainError("CONFLICT", "notWaiting");
    const key = await patientKey(tx, ctx, patientId);
    if (!key) throw new Error(`case ${caseId} has no key`);
    // The patient may not read requests: her own page learns it from here.
    const sealed = sealContents(key, caseId, { ...found.contents, withdrawnAt: ctx.now.toString() });
    await tx.sql`
      update surgical_case set sealed = ${sealed} where practice_id = ${ctx.practiceId} and case_id = ${caseId}`;
    const fields = ["state", "sealed"];
    await audit(tx, ctx, {
      action: "case.withdrawn",
      subjectKind: "surgical_case",
      subjectId: caseId,
      fields,
    });
    return { caseId };
  });
}
