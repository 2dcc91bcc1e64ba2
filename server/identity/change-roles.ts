import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { inOrder, loadColleague, lockStaff, mustKeepAManager } from "./staff-queries.ts";
import { ChangeRoles, type StaffView } from "./staff-schemas.ts";

/** What a colleague may work as from now on. Every session of hers or his ends, the manager's own too. PRECONDITION_FAILED for the last manager. */
export async function changeRoles(ctx: StaffCtx, input: ChangeRoles): Promise<StaffView> {
  authorise(ctx, "staff:manage");
  const { staffId, roles: wanted } = ChangeRoles.parse(input);
  const roles = inOrder(wanted);
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const before = await loadColleague(tx, ctx, staffId);
    if (before.roles.join() === roles.join()) return before;
    await tx.sql`
      delete from staff_role
       where practice_id = ${ctx.practiceId} and staff_id = ${staffId} and role <> all (${roles}::text[])`;
    await tx.sql`
      insert into staff_role (practice_id, staff_id, role)
      select ${ctx.practiceId}, ${staffId}, role from unnest(${roles}::text[]) role on conflict do nothing`;
    await tx.sql`select end_staff_sessions(${staffId})`;
    await mustKeepAManager(tx, before);
    const fields = ["roles"];
    await audit(tx, ctx, { action: "staff.roles_changed", subjectKind: "staff", subjectId: staffId, fields });
    return { ...before, roles };
  });
}
