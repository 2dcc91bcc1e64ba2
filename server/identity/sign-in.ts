import { type DoorCtx, transact } from "#server/kernel/index.ts";
import { countTry, forgetTries, takeBackTry } from "./attempts.ts";
import { fitsPassphrase } from "./passphrase-hash.ts";
import { addressBucket } from "./rules/address.ts";
import { signInName } from "./rules/sign-in-name.ts";
import { SignIn, type Tried } from "./sign-in-schemas.ts";
import { type Credential, startSession } from "./start-session.ts";

/**
 * Name and passphrase against the credentials of one practice. Whatever does not fit (practice, name, passphrase, an account without access) is the
 * same refusal by the same steps: two counters, one look-up, two checks of a passphrase, one row of audit. Nothing is sooner known.
 */
export async function signIn(door: DoorCtx, input: SignIn, address: string): Promise<Tried> {
  const given = SignIn.parse(input);
  const name = signInName(given.name);
  const keys = { address: addressBucket(address), account: `${door.practiceId ?? "nowhere"}/${name}` };
  const wait = Math.max(await countTry("address", keys.address), await countTry("account", keys.account));
  if (wait > 0) return { refused: "waitToTry", minutes: Math.ceil(wait / 60) };

  const proven = await whoFits(door, name, given.passphrase);
  const begun = await transact(door, async (tx) => {
    const session = proven.fits ? await startSession(tx, door, proven.fits) : null;
    if (!session) {
      const { account_kind = null, account_id = null } = proven.named ?? {};
      await tx.sql`select door_refused(${account_kind}, ${account_id}, ${door.requestId})`;
    }
    return session;
  });
  if (!begun) return { refused: "wrongSignIn" };
  await forgetTries("account", keys.account);
  await takeBackTry("address", keys.address);
  return { begun };
}

/** A colleague and a patient may have the same name: both are checked each time, one after the other, whether they exist or not. */
async function whoFits(door: DoorCtx, name: string, passphrase: string) {
  const rows = await transact(door, (tx) => tx.sql<Credential[]>`select * from door_credential(${name})`);
  const of = (kind: Credential["account_kind"]) => rows.find((row) => row.account_kind === kind);
  let fits: Credential | undefined;
  for (const kept of [of("staff"), of("patient")]) {
    const right = await fitsPassphrase(passphrase, kept?.passphrase_hash ?? null);
    if (right) fits ??= kept;
  }
  return { fits, named: rows[0] };
}
