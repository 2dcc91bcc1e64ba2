import type { DoorCtx, Tx } from "#server/kernel/index.ts";
import { startedSession } from "./find-session.ts";
import { limits } from "./rules/limits.ts";
import { newSecret, sessionHash } from "./secrets.ts";
import type { Begun, SessionRole } from "./sign-in-schemas.ts";

export type Credential = { account_kind: "staff" | "patient"; account_id: string; passphrase_hash: string };

/** Begins a session for a credential that was just verified. Null when it was replaced, or its account closed, meanwhile. */
export async function startSession(tx: Tx, door: DoorCtx, proven: Credential): Promise<Begun | null> {
  if (!door.practiceId) return null;
  const secret = newSecret();
  const lasts = `${limits.session[proven.account_kind].hours} hours`;
  const [row] = await tx.sql<{ role: SessionRole; ends_at: string }[]>`
    select * from door_start(${sessionHash(secret)}, ${proven.account_kind}, ${proven.account_id}, ${proven.passphrase_hash},
                             ${lasts}::interval, ${door.requestId})`;
  return row ? startedSession(door.practiceId, secret, row) : null;
}
