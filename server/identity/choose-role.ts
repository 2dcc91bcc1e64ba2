import { type StaffRole, staffRoles, transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import { idle, startedSession } from "./find-session.ts";
import { newSecret, sessionHash } from "./secrets.ts";
import type { Begun, SessionRole } from "./sign-in-schemas.ts";

type Cookie = { practiceId: string; secret: string };

/** The roles that the holder of this session may take, in the product's order. */
export async function rolesToChoose(cookie: Cookie, requestId: string): Promise<StaffRole[]> {
  const held = await transact(
    doorCtx(cookie.practiceId, requestId),
    (tx) =>
      tx.sql<
        { role: StaffRole }[]
      >`select door_roles as role from door_roles(${sessionHash(cookie.secret)}, ${idle.staff}::interval)`,
  );
  return staffRoles.filter((role) => held.some((one) => one.role === role));
}

/** Ends this session and begins another of the same person in another of her or his roles. Null when the role or the session is not theirs (any more). */
export async function chooseRole(cookie: Cookie, role: StaffRole, requestId: string): Promise<Begun | null> {
  const secret = newSecret();
  return transact(doorCtx(cookie.practiceId, requestId), async (tx) => {
    const [row] = await tx.sql<{ role: SessionRole; ends_at: string }[]>`
      select * from door_choose(${sessionHash(cookie.secret)}, ${sessionHash(secret)}, ${role}, ${idle.staff}::interval, ${requestId})`;
    return row ? startedSession(cookie.practiceId, secret, row) : null;
  });
}
