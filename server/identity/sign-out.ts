import { transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import { sessionHash } from "./secrets.ts";

/** Ends the session of this secret, at once and for good. One that has ended already, or never was, is fine. */
export async function signOut(
  cookie: { practiceId: string; secret: string },
  requestId: string,
): Promise<void> {
  await transact(doorCtx(cookie.practiceId, requestId), async (tx) => {
    await tx.sql`select door_end(${sessionHash(cookie.secret)}, ${requestId})`;
  });
}
