import { createHmac } from "node:crypto";
import { type StaffCtx, transact } from "#server/kernel/index.ts";
import { hkdf } from "#server/kernel/keys.ts";
import { doorCtx } from "./door.ts";
import { fitsPassphrase, hashPassphrase } from "./passphrase-hash.ts";
import type { TapAs } from "./pin-schemas.ts";
import { limits } from "./rules/limits.ts";

/** A slow hash of what only a key from outside the database makes of it: a stolen copy cannot be searched through, short as a PIN is. */
export const hashPin = (practiceId: string, staffId: string, pin: string): Promise<string> =>
  hashPassphrase(keyed(practiceId, staffId, pin));

const keyed = (practiceId: string, staffId: string, pin: string): string =>
  createHmac("sha256", hkdf("pins")).update(`${practiceId}/${staffId}/${pin}`).digest("base64url");

type Kept = { pin_hash: string; tries_left: number };

/** `left`: tries until it is locked, 0 once it is. `unknown`: nobody who may tap here as this. */
export type PinTried = { fits: true } | { fits: false; left: number } | { fits: false; left: "unknown" };

/**
 * Whether this is that colleague's PIN, tried on the device of `holder`. Her row is locked until the try is counted and committed, so that guesses at once are
 * no more than guesses one after the other.
 */
export async function tryPin(holder: StaffCtx, { staffId, role, pin }: TapAs): Promise<PinTried> {
  const { practiceId, requestId, actorId } = holder;
  return transact(doorCtx(practiceId, requestId), async (tx): Promise<PinTried> => {
    const [kept] = await tx.sql<Kept[]>`select * from door_pin(${staffId}, ${role})`;
    if (!kept) return { fits: false, left: "unknown" };
    const fits =
      kept.tries_left > 0 && (await fitsPassphrase(keyed(practiceId, staffId, pin), kept.pin_hash));
    const left = fits ? limits.pin.tries : Math.max(0, kept.tries_left - 1);
    await tx.sql`select door_pin_tried(${staffId}, ${role}, ${actorId}, ${left}, ${fits}, ${requestId})`;
    return fits ? { fits } : { fits, left };
  });
}
