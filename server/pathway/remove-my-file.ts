import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, DomainError, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { filesInHand } from "./file-in-hand.ts";
import { FileOf } from "./file-schemas.ts";
import { findFile, mayTakeBack } from "./rules/files.ts";
import type { CaseId } from "./schemas.ts";

/** She takes back a file that she sent; it is gone at once. NOT_FOUND for any other; PRECONDITION_FAILED `paperStays` once somebody has looked at it, and from the day of the operation on. */
export async function removeMyFile(ctx: Ctx, input: FileOf): Promise<CaseId> {
  authorise(ctx, "my:write");
  const { caseId, itemId, fileId } = FileOf.parse(input);
  return transact(ctx, async (tx) => {
    const { standing, own, write } = await filesInHand(tx, ctx, { caseId, itemId });
    const found = findFile(standing, fileId);
    if (found?.itemId !== itemId || !own.files.some((one) => one.fileId === fileId)) throw notFound("file");
    const today = dateAt(ctx.now, standing.zone);
    if (!mayTakeBack(found, { today, day: standing.operatedOn }))
      throw new DomainError("PRECONDITION_FAILED", "paperStays");
    await tx.sql`delete from case_file where practice_id = ${ctx.practiceId} and file_id = ${fileId}`;
    await write({ ...own, files: own.files.filter((one) => one.fileId !== fileId) });
    const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [fileId] };
    await audit(tx, ctx, { action: "case.file-taken-back", ...subject });
    return { caseId };
  });
}
