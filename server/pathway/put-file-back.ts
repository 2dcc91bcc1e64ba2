import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { filesInHand } from "./file-in-hand.ts";
import { FileOf } from "./file-schemas.ts";
import type { CaseId } from "./schemas.ts";

/** Puts a file back that was taken out by mistake. NOT_FOUND once it was deleted, and for one that was not taken out. */
export async function putFileBack(ctx: Ctx, input: FileOf): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, itemId, fileId } = FileOf.parse(input);
  return transact(ctx, async (tx) => {
    const { own, write } = await filesInHand(tx, ctx, { caseId, itemId });
    if (!own.removed.includes(fileId)) throw notFound("file");
    const back = await tx.sql`
      update case_file set removed_at = null
       where practice_id = ${ctx.practiceId} and file_id = ${fileId} and case_id = ${caseId}`;
    if (back.count === 0) throw notFound("file");
    await write({ ...own, removed: own.removed.filter((id) => id !== fileId) });
    const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [fileId] };
    await audit(tx, ctx, { action: "case.file-put-back", ...subject });
    return { caseId };
  });
}
