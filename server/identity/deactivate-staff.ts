import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { loadColleague, lockStaff, mustKeepAManager } from "./staff-queries.ts";
import { closeResources } from "./staff-resources.ts";
import { StaffId, type StaffView } from "./staff-schemas.ts";

/**
 * Somebody leaves: passphrase, codes and sessions are gone at once, and nothing new is booked with her or him; the name stays where it stands.
 * PRECONDITION_FAILED for the last manager.
 */
export async function deactivateStaff(ctx: StaffCtx, input: StaffId): Promise<StaffView> {
  authorise(ctx, "staff:manage");
  const { staffId } = StaffId.parse(input);
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const before = await loadColleague(tx, ctx, staffId);
    if (!before.active) return before;
    await tx.sql`
      update staff_account set active = false where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
    await tx.sql`select close_staff_access(${staffId})`;
    await mustKeepAManager(tx, before);
    await closeResources(tx, ctx, staffId);
    await audit(tx, ctx, { action: "staff.deactivated", subjectKind: "staff", subjectId: staffId });
    return { ...before, active: false, access: "none", invitedUntil: null };
  });
}
