import { transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import type { PracticeAtDoor } from "./find-practice.ts";
import { ownCredential } from "./own-credential.ts";
import { hashPassphrase } from "./passphrase-hash.ts";
import { passphraseProblem } from "./rules/passphrase.ts";
import { ChangePassphrase, type Tried } from "./sign-in-schemas.ts";
import { startSession } from "./start-session.ts";

/** Replaces one's own passphrase, on giving the old one: every session ends, this one too, and a new one begins. */
export async function changePassphrase(
  cookie: { practiceId: string; secret: string },
  practice: PracticeAtDoor,
  input: ChangePassphrase,
  requestId: string,
): Promise<Tried> {
  const given = ChangePassphrase.parse(input);
  const door = doorCtx(cookie.practiceId, requestId);
  const proven = await ownCredential(cookie, given.current, requestId);
  if ("refused" in proven) return proven;
  const { own } = proven;
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
