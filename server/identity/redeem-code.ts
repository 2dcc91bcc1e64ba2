import { type DoorCtx, transact } from "#server/kernel/index.ts";
import { countTry, forgetTries } from "./attempts.ts";
import { type CodeHolder, checkCode } from "./check-code.ts";
import type { PracticeAtDoor } from "./find-practice.ts";
import { fitsPassphrase, hashPassphrase } from "./passphrase-hash.ts";
import { passphraseProblem } from "./rules/passphrase.ts";
import { isSignInName, signInName } from "./rules/sign-in-name.ts";
import { Redeem, type Tried } from "./sign-in-schemas.ts";
import { type Credential, startSession } from "./start-session.ts";

/**
 * First access, or a new beginning: uses the code up, sets name and passphrase, ends whatever sessions there were, and begins one. A name or passphrase
 * that cannot be taken leaves the code as it was. Why a name cannot be taken is never said: somebody else's having it is one reason of several.
 */
export async function redeemCode(
  door: DoorCtx,
  practice: PracticeAtDoor,
  input: Redeem,
  address: string,
): Promise<Tried> {
  const given = Redeem.parse(input);
  const checked = await checkCode(door, given, address);
  if ("refused" in checked) return checked;
  const { holder } = checked;
  const name = signInName(holder.email ?? given.name);
  if (holder.kind === "patient" && !isSignInName(name)) return { refused: "nameUnusable", field: "name" };
  const problem = passphraseProblem(given.passphrase, [practice.slug, practice.name, name, "dayward"]);
  if (problem) return { refused: problem, field: "passphrase" };
  if (await opensAnother(door, holder, name, given.passphrase)) {
    return { refused: "passphraseCommon", field: "passphrase" };
  }
  const chooser = `${holder.kind}/${holder.accountId}`;
  const wait = await countTry("names", chooser);
  if (wait > 0) return { refused: "waitToTry", minutes: Math.ceil(wait / 60) };

  const passphraseHash = await hashPassphrase(given.passphrase);
  const tried = await transact(door, async (tx): Promise<Tried> => {
    const { code, words } = holder.hashes;
    const [done] = await tx.sql<{ outcome: "done" | "taken" }[]>`
      select * from door_redeem(${code}, ${words}, ${name}, ${passphraseHash}, ${door.requestId})`;
    if (done?.outcome === "taken") return { refused: "nameUnusable", field: "name" };
    const account = { account_kind: holder.kind, account_id: holder.accountId };
    const begun = done && (await startSession(tx, door, { ...account, passphrase_hash: passphraseHash }));
    return begun ? { begun } : { refused: "wrongCode" };
  });
  if ("begun" in tried) await forgetTries("names", chooser);
  return tried;
}

/** The same name and passphrase open a colleague's account and a patient's: signing in could not tell which was meant. */
async function opensAnother(
  door: DoorCtx,
  holder: CodeHolder,
  name: string,
  passphrase: string,
): Promise<boolean> {
  const rows = await transact(door, (tx) => tx.sql<Credential[]>`select * from door_credential(${name})`);
  const other = rows.find((row) => row.account_kind !== holder.kind);
  return fitsPassphrase(passphrase, other?.passphrase_hash ?? null);
}
