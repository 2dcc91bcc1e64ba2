import {
  DomainError,
  forbidden,
  notFound,
  type StaffCtx,
  type StaffRole,
  staffRoles,
  type Tx,
  toInstant,
} from "#server/kernel/index.ts";
import { onClockOf } from "./door.ts";
import { inGroups } from "./rules/code.ts";
import { limits } from "./rules/limits.ts";
import { codeHash, newCode } from "./secrets.ts";
import type { StaffAccess, StaffView } from "./staff-schemas.ts";

type Row = {
  staff_id: string;
  name: string;
  email: string;
  active: boolean;
  roles: StaffRole[];
  access: StaffView["access"];
  invited_until: string | null;
};

/** Everybody who works or worked here, as managers see them, by name; one person when named. */
export async function loadStaff(tx: Tx, ctx: StaffCtx, staffId: string | null = null): Promise<StaffView[]> {
  const rows = await tx.sql<Row[]>`
    select s.staff_id, s.name, a.email, a.active, x.access, x.invited_until,
           coalesce((select array_agg(r.role) from staff_role r
                      where r.practice_id = s.practice_id and r.staff_id = s.staff_id), '{}') as roles
      from staff s
      join staff_account a on a.practice_id = s.practice_id and a.staff_id = s.staff_id
      join staff_accesses() x on x.staff_id = s.staff_id
     where s.practice_id = ${ctx.practiceId} and (${staffId}::uuid is null or s.staff_id = ${staffId})
     order by not a.active, s.name, s.staff_id`;
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    email: row.email,
    roles: inOrder(row.roles),
    active: row.active,
    access: row.access,
    invitedUntil: row.invited_until && onClockOf(ctx, toInstant(row.invited_until)),
  }));
}

export const inOrder = (roles: readonly StaffRole[]): StaffRole[] =>
  staffRoles.filter((role) => roles.includes(role));

/** One colleague's account; NOT_FOUND when this practice has no such. */
export async function loadColleague(tx: Tx, ctx: StaffCtx, staffId: string): Promise<StaffView> {
  const [found] = await loadStaff(tx, ctx, staffId);
  if (!found) throw notFound("staff");
  return found;
}

/** Taken first by every change to accounts: they go one at a time, and only while the actor still is an active manager. */
export async function lockStaff(tx: Tx): Promise<void> {
  const [row] = await tx.sql<{ still: boolean }[]>`select lock_staff_changes() as still`;
  if (!row?.still) throw forbidden();
}

/** Asked after access was taken from a manager who had it: a practice without any who can sign in could never be managed again. The change is then undone. */
export async function mustKeepAManager(tx: Tx, before: StaffView): Promise<void> {
  if (!before.roles.includes("manager") || before.access !== "signed_up") return;
  const [row] = await tx.sql<{ left: number }[]>`select managers_with_access() as left`;
  if (!row?.left) throw new DomainError("PRECONDITION_FAILED", "lastManager");
}

/** A new code for a colleague: older codes, passphrase and sessions are void from now on. */
export async function issueStaffCode(tx: Tx, ctx: StaffCtx, staffId: string): Promise<StaffAccess> {
  const code = newCode();
  const [issued] = await tx.sql<{ slug: string; expires_at: string | null }[]>`
    select p.slug, issue_staff_code(${staffId}, ${codeHash(ctx.practiceId, code)}, ${`${limits.code.hours} hours`}::interval,
                                    ${limits.code.tries}) as expires_at
      from practice p where p.practice_id = ${ctx.practiceId}`;
  if (!issued?.expires_at) throw notFound("staff");
  const expiresAt = onClockOf(ctx, toInstant(issued.expires_at));
  return { staffId, address: `/p/${issued.slug}/first`, code: inGroups(code), expiresAt };
}
