import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { loadColleague, lockStaff } from "./staff-queries.ts";
import { RenameStaff, type StaffView } from "./staff-schemas.ts";

/** The name that colleagues and patients read. */
export async function renameStaff(ctx: StaffCtx, input: RenameStaff): Promise<StaffView> {
  authorise(ctx, "staff:manage");
  const { staffId, name } = RenameStaff.parse(input);
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const before = await loadColleague(tx, ctx, staffId);
    if (before.name === name) return before;
    await tx.sql`update staff set name = ${name} where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
    const fields = ["name"];
    await audit(tx, ctx, { action: "staff.renamed", subjectKind: "staff", subjectId: staffId, fields });
    return { ...before, name };
  });
}
