import { transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import { ownCredential } from "./own-credential.ts";
import { limits } from "./rules/limits.ts";
import { pinProblem } from "./rules/pin.ts";
import { type PinSet, SetPin } from "./sign-in-schemas.ts";
import { hashPin } from "./try-pin.ts";

/** Sets one's own PIN for shared devices, on giving the passphrase; a locked one opens again. For staff. */
export async function setPin(
  cookie: { practiceId: string; secret: string },
  input: SetPin,
  requestId: string,
): Promise<PinSet> {
  const given = SetPin.parse(input);
  const problem = pinProblem(given.pin);
  if (problem) return { refused: problem, field: "pin" };
  const proven = await ownCredential(cookie, given.current, requestId);
  if ("refused" in proven) return proven;
  const { account_kind, account_id: staffId, passphrase_hash } = proven.own;
  if (account_kind !== "staff") return { refused: "signInAgain" };
  const pinHash = await hashPin(cookie.practiceId, staffId, given.pin);
  const [row] = await transact(
    doorCtx(cookie.practiceId, requestId),
    (tx) => tx.sql<{ set: boolean }[]>`
      select door_set_pin(${staffId}, ${passphrase_hash}, ${pinHash}, ${limits.pin.tries}, ${requestId}) as set`,
  );
  return row?.set ? { set: true } : { refused: "signInAgain" };
}
