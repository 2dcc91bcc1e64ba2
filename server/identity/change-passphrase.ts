import { transact } from "#server/kernel/index.ts";
import { countTry, forgetTries } from "./attempts.ts";
import { doorCtx } from "./door.ts";
import type { PracticeAtDoor } from "./find-practice.ts";
import { idle } from "./find-session.ts";
import { fitsPassphrase, hashPassphrase } from "./passphrase-hash.ts";
import { passphraseProblem } from "./rules/passphrase.ts";
import { sessionHash } from "./secrets.ts";
import { ChangePassphrase, type Tried } from "./sign-in-schemas.ts";
import { type Credential, startSession } from "./start-session.ts";

type Own = Credential & { sign_in_name: string };

/** Replaces one's own passphrase, on giving the old one: every session ends, this one too, and a new one begins. */
export async function changePassphrase(
  cookie: { practiceId: string; secret: string },
  practice: PracticeAtDoor,
  input: ChangePassphrase,
  requestId: string,
): Promise<Tried> {
  const given = ChangePassphrase.parse(input);
  const door = doorCtx(cookie.practiceId, requestId);
  const [own] = await transact(
    door,
    (tx) => tx.sql<Own[]>`
      select * from door_own_credential(${sessionHash(cookie.secret)}, ${idle.staff}::interval, ${idle.patient}::interval)`,
  );
  if (!own) return { refused: "signInAgain" };
  const key = `${door.practiceId}/change/${own.account_id}`;
  const wait = await countTry("account", key);
  if (wait > 0) return { refused: "waitToTry", minutes: Math.ceil(wait / 60) };
  if (!(await fitsPassphrase(given.current, own.passphrase_hash))) return { refused: "wrongPassphrase" };
  await forgetTries("account", key);
  const problem = passphraseProblem(given.passphrase, [
    practice.slug,
    practice.name,
    own.sign_in_name,
    "dayward",
  ]);
  if (problem) return { refused: problem, field: "passphrase" };

  const passphraseHash = await hashPassphrase(given.passphrase);
  const begun = await transact(door, async (tx) => {
    const [row] = await tx.sql<{ changed: boolean }[]>`
      select door_change_passphrase(${own.account_kind}, ${own.account_id}, ${own.passphrase_hash}, ${passphraseHash},
                                    ${requestId}) as changed`;
    return row?.changed ? startSession(tx, door, { ...own, passphrase_hash: passphraseHash }) : null;
  });
  return begun ? { begun } : { refused: "signInAgain" };
}
