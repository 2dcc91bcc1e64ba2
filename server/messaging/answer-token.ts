import { createHash, createHmac } from "node:crypto";
import { hkdf } from "#server/kernel/keys.ts";

/** 132 bits: nobody guesses one. */
const LENGTH = 22;

/**
 * What stands in a message's link. It follows from the message by a key that the database has not, so that a message that is looked for at its provider, or sent once more, has the same one, and is kept
 * nowhere.
 */
export const tokenOf = (practiceId: string, messageId: string): string =>
  createHmac("sha256", hkdf("answer links"))
    .update(`${practiceId}/${messageId}`)
    .digest("base64url")
    .slice(0, LENGTH);

/** Where a message is only shown as it would come: as long as a true one, and nobody's. */
export const EXAMPLE_TOKEN = "this-part-is-only-hers";

export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
