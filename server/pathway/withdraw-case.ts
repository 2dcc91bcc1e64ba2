import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ownCase, rewriteContents } from "./own-case.ts";
import type { CaseId } from "./schemas.ts";

/** The surgeon takes a case back while it waits; CONFLICT `notWaiting` once it is booked or taken back. */
export async function withdrawCase(ctx: Ctx, { caseId }: CaseId): Promise<CaseId> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    const [withdrawn] = await tx.sql`
      update scheduling_request set state = 'withdrawn'
       where practice_id = ${ctx.practiceId} and state = 'waiting' and request_id = ${found.row.requestId}
       returning request_id`;
    if (!withdrawn) throw new DomainError("CONFLICT", "notWaiting");
    // The patient may not read requests: her own page learns it from here.
    await rewriteContents(tx, ctx, found, { ...found.contents, withdrawnAt: ctx.now.toString() });
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: "case.withdrawn", ...subject, fields: ["state", "sealed"] });
    return { caseId };
  });
}
