import { authorise, DomainError, newId, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { inOrder, issueStaffCode, lockStaff } from "./staff-queries.ts";
import { InviteStaff, type StaffAccess } from "./staff-schemas.ts";

/** A new colleague with roles, and the code of a first sign-in, shown once. CONFLICT when somebody here has that e-mail address. */
export async function inviteStaff(ctx: StaffCtx, input: InviteStaff): Promise<StaffAccess> {
  authorise(ctx, "staff:manage");
  const { name, email, roles } = InviteStaff.parse(input);
  const staffId = newId();
  return transact(ctx, async (tx) => {
    await lockStaff(tx);
    const of = { practice_id: ctx.practiceId, staff_id: staffId };
    await tx.sql`insert into staff ${tx.sql({ ...of, name })}`;
    const [account] = await tx.sql`
      insert into staff_account ${tx.sql({ ...of, email, active: true, invited_at: ctx.now.toString() })}
      on conflict (practice_id, email) do nothing returning staff_id`;
    if (!account) throw new DomainError("CONFLICT", "emailTaken", { field: "email" });
    await tx.sql`insert into staff_role ${tx.sql(inOrder(roles).map((role) => ({ ...of, role })))}`;
    const access = await issueStaffCode(tx, ctx, staffId);
    const fields = ["name", "email", "roles"];
    await audit(tx, ctx, { action: "staff.invited", subjectKind: "staff", subjectId: staffId, fields });
    return access;
  });
}
