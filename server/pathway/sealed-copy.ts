import { createHash } from "node:crypto";
import { type Place, seal, unseal } from "#server/privacy/index.ts";
import { ConsentCopy } from "./consent-schemas.ts";

/** As long whatever was signed, up to that much. */
const STEP = 16_384;

const placeOf = (consentId: string): Place => ({ table: "consent_copy", column: "sealed", rowId: consentId });

export function sealCopy(key: Uint8Array, copy: ConsentCopy): Buffer {
  const json = Buffer.from(JSON.stringify(copy));
  const padded = Buffer.alloc(Math.ceil((json.length + 4) / STEP) * STEP - 4, " ");
  padded.set(json);
  return seal(key, placeOf(copy.consentId), padded);
}

/** Throws when key, copy or a single bit is not what it was sealed with. */
export const openCopy = (key: Uint8Array, consentId: string, sealed: Uint8Array): ConsentCopy =>
  ConsentCopy.parse(JSON.parse(unseal(key, placeOf(consentId), sealed).toString()));

/** SHA-256 over the copy as it is sealed, hexadecimal. */
export const hashOf = (copy: ConsentCopy): string =>
  createHash("sha256")
    .update(JSON.stringify(ConsentCopy.parse(copy)))
    .digest("hex");
