import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";

/** For so long a file that was taken out can be put back. */
export const PUT_BACK_MINUTES = 10;

/** Deletes a file for good that was taken out and can no longer be put back; leaves any other alone. For the worker. */
export async function forgetFile(ctx: Ctx, fileId: string): Promise<void> {
  authorise(ctx, "file:forget");
  await transact(ctx, async (tx) => {
    const until = ctx.now.subtract({ minutes: PUT_BACK_MINUTES }).toString();
    const gone = await tx.sql<{ caseId: string }[]>`
      delete from case_file
       where practice_id = ${ctx.practiceId} and file_id = ${fileId} and removed_at <= ${until}::timestamptz
      returning case_id as "caseId"`;
    for (const { caseId } of gone) {
      const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [fileId] };
      await audit(tx, ctx, { action: "case.file-deleted", ...subject });
    }
  });
}
