import { type PatientCtx, type StaffCtx, toInstant, transact } from "#server/kernel/index.ts";
import { doorCtx, realTime } from "./door.ts";
import { limits } from "./rules/limits.ts";
import { sessionHash } from "./secrets.ts";
import type { SessionRole } from "./sign-in-schemas.ts";

/** What a cookie stands for. `slug` is there whenever the practice is, so that a session that ended finds its sign-in page again. */
export type FoundSession = {
  readonly slug: string | null;
  readonly actor: StaffCtx | PatientCtx | null;
  /** Signed in with several roles, none taken yet: no actor, but a choice to make. */
  readonly choosing: boolean;
  /** Its device is shared: each write asks who taps. */
  readonly shared: boolean;
};

type Row = {
  slug: string;
  offset_seconds: number;
  account_kind: "staff" | "patient" | null;
  account_id: string | null;
  role: SessionRole | null;
  shared: boolean;
};

export const idle = {
  staff: `${limits.session.staff.idleMinutes} minutes`,
  patient: `${limits.session.patient.idleMinutes} minutes`,
} as const;

/** Looks a session up by practice and the hash of its secret: one statement, one transaction. The actor's clock is the practice's. */
export async function findSession(
  cookie: { practiceId: string; secret: string },
  requestId: string,
  at = realTime(),
): Promise<FoundSession> {
  const row = await transact(doorCtx(cookie.practiceId, requestId, at), async (tx) => {
    const [found] = await tx.sql<Row[]>`
      select * from door_session(${sessionHash(cookie.secret)}, ${idle.staff}::interval, ${idle.patient}::interval)`;
    return found;
  });
  if (!row) return { slug: null, actor: null, choosing: false, shared: false };
  return {
    slug: row.slug,
    actor: actorOf(row, cookie.practiceId, requestId, at),
    choosing: row.role === "choosing",
    shared: row.shared,
  };
}

function actorOf(
  row: Row,
  practiceId: string,
  requestId: string,
  at: Temporal.Instant,
): FoundSession["actor"] {
  const { account_id: actorId, role } = row;
  if (!actorId || !role || role === "choosing") return null;
  const request = { practiceId, actorId, requestId, now: at.add({ seconds: row.offset_seconds }) };
  return role === "patient" ? { viewer: "patient", role, ...request } : { viewer: "staff", role, ...request };
}

export const startedSession = (
  practiceId: string,
  secret: string,
  row: { role: SessionRole; ends_at: string },
) => ({ practiceId, secret, role: row.role, endsAt: toInstant(row.ends_at) });
