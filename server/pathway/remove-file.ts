import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { filesInHand } from "./file-in-hand.ts";
import { FileOf } from "./file-schemas.ts";
import { findFile } from "./rules/files.ts";
import type { CaseId } from "./schemas.ts";

/**
 * Somebody who treats her takes out a file, whoever sent it: it answers nothing any more and opens for nobody. For ten minutes it can be put back (`putFileBack`), then the worker deletes it. Refuses as
 * an answer does; NOT_FOUND for a file that is not there.
 */
export async function removeFile(ctx: Ctx, input: FileOf): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, itemId, fileId } = FileOf.parse(input);
  return transact(ctx, async (tx) => {
    const { standing, own, write } = await filesInHand(tx, ctx, { caseId, itemId });
    if (findFile(standing, fileId)?.itemId !== itemId) throw notFound("file");
    await tx.sql`
      update case_file set removed_at = ${ctx.now.toString()}::timestamptz
       where practice_id = ${ctx.practiceId} and file_id = ${fileId}`;
    await tx.sql`select queue.enqueue('forget_file', ${fileId}::uuid)`;
    await write({ ...own, removed: [...own.removed, fileId] });
    const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [fileId] };
    await audit(tx, ctx, { action: "case.file-removed", ...subject });
    return { caseId };
  });
}
