import { authorise, DomainError, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { issueStaffCode, loadColleague, lockStaff, mustKeepAManager } from "./staff-queries.ts";
import { type StaffAccess, StaffId } from "./staff-schemas.ts";

/**
 * A new code for a colleague who forgot the passphrase, or whose passphrase somebody else knows: it and every session end at once. CONFLICT for somebody
 * who is not active, PRECONDITION_FAILED for the last manager who can sign in.
 */
export async function resetStaff(ctx: StaffCtx, input: StaffId): Promise<StaffAccess> {
  authorise(ctx, "staff:manage");
  const { staffId } = StaffId.parse(input);
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const before = await loadColleague(tx, ctx, staffId);
    if (!before.active) throw new DomainError("CONFLICT", "changedMeanwhile");
    const access = await issueStaffCode(tx, ctx, staffId);
    await mustKeepAManager(tx, before);
    await audit(tx, ctx, { action: "staff.reset", subjectKind: "staff", subjectId: staffId });
    return access;
  });
}
