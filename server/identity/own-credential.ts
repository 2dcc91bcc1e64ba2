import { transact } from "#server/kernel/index.ts";
import { countTry, forgetTries } from "./attempts.ts";
import { doorCtx } from "./door.ts";
import { idle } from "./find-session.ts";
import { fitsPassphrase } from "./passphrase-hash.ts";
import { sessionHash } from "./secrets.ts";
import type { Refused } from "./sign-in-schemas.ts";
import type { Credential } from "./start-session.ts";

type Own = Credential & { sign_in_name: string };

/** The credential of whoever holds this session, on giving its passphrase once more. Tries are counted, before it is known how they end. */
export async function ownCredential(
  cookie: { practiceId: string; secret: string },
  passphrase: string,
  requestId: string,
): Promise<{ own: Own } | Refused> {
  const [own] = await transact(
    doorCtx(cookie.practiceId, requestId),
    (tx) => tx.sql<Own[]>`
      select * from door_own_credential(${sessionHash(cookie.secret)}, ${idle.staff}::interval, ${idle.patient}::interval)`,
  );
  if (!own) return { refused: "signInAgain" };
  const key = `${cookie.practiceId}/change/${own.account_id}`;
  const wait = await countTry("account", key);
  if (wait > 0) return { refused: "waitToTry", minutes: Math.ceil(wait / 60) };
  if (!(await fitsPassphrase(passphrase, own.passphrase_hash))) return { refused: "wrongPassphrase" };
  await forgetTries("account", key);
  return { own };
}
