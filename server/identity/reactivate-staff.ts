import { authorise, DomainError, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { issueStaffCode, loadColleague, lockStaff } from "./staff-queries.ts";
import { reopenResources } from "./staff-resources.ts";
import { type StaffAccess, StaffId } from "./staff-schemas.ts";

/**
 * Somebody comes back, with the roles of before and a new code (the old passphrase is gone), and can be booked as before. CONFLICT when she or he is
 * active already.
 */
export async function reactivateStaff(ctx: StaffCtx, input: StaffId): Promise<StaffAccess> {
  authorise(ctx, "staff:manage");
  const { staffId } = StaffId.parse(input);
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const before = await loadColleague(tx, ctx, staffId);
    if (before.active) throw new DomainError("CONFLICT", "changedMeanwhile");
    await tx.sql`
      update staff_account set active = true where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
    await reopenResources(tx, ctx, staffId);
    const access = await issueStaffCode(tx, ctx, staffId);
    await audit(tx, ctx, { action: "staff.reactivated", subjectKind: "staff", subjectId: staffId });
    return access;
  });
}
