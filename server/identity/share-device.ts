import { DomainError, invalid, type StaffCtx, transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import { idle } from "./find-session.ts";
import { ownCredential } from "./own-credential.ts";
import { TapAs } from "./pin-schemas.ts";
import { looksLikePin } from "./rules/pin.ts";
import { sessionHash } from "./secrets.ts";
import { mustFit } from "./tap-as.ts";
import { tryPin } from "./try-pin.ts";

type Cookie = { practiceId: string; secret: string };

/** From now on each write on this clinician's device asks who taps. It stands in the session's row: nothing that the device could drop. False for anybody else. */
export const shareDevice = (cookie: Cookie, requestId: string): Promise<boolean> =>
  setShared(cookie, true, requestId);

/**
 * The device is again that of who signed in there, on giving her passphrase or PIN. BAD_REQUEST `wrongProof` or `wrongPin`; PRECONDITION_FAILED `pinLocked`;
 * TOO_MANY_REQUESTS `waitToTry`; UNAUTHORIZED once the session is over.
 */
export async function unshareDevice(cookie: Cookie, holder: StaffCtx, proof: string): Promise<void> {
  const { requestId, actorId: staffId, role } = holder;
  if (looksLikePin(proof)) mustFit(await tryPin(holder, TapAs.parse({ staffId, role, pin: proof })), "proof");
  else await mustKnow(cookie, proof, requestId);
  await setShared(cookie, false, requestId);
}

async function mustKnow(cookie: Cookie, passphrase: string, requestId: string): Promise<void> {
  const proven = await ownCredential(cookie, passphrase, requestId);
  if (!("refused" in proven)) return;
  const { refused, minutes } = proven;
  if (refused === "waitToTry") throw new DomainError("TOO_MANY_REQUESTS", refused, { params: { minutes } });
  if (refused === "signInAgain") throw new DomainError("UNAUTHORIZED", refused);
  throw invalid("proof", "wrongProof");
}

async function setShared(cookie: Cookie, shared: boolean, requestId: string): Promise<boolean> {
  const [row] = await transact(
    doorCtx(cookie.practiceId, requestId),
    (tx) => tx.sql<{ done: boolean }[]>`
      select door_share(${sessionHash(cookie.secret)}, ${idle.staff}::interval, ${shared}, ${requestId}) as done`,
  );
  return row?.done ?? false;
}
