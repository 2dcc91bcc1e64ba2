import { createHash } from "node:crypto";
import { type Place, sealJson, unsealJson } from "#server/privacy/index.ts";
import { ConsentCopy } from "./consent-schemas.ts";

/** As long whatever was signed, up to that much. */
const STEP = 16_384;

const placeOf = (consentId: string): Place => ({ table: "consent_copy", column: "sealed", rowId: consentId });

export const sealCopy = (key: Uint8Array, copy: ConsentCopy): Buffer =>
  sealJson(key, placeOf(copy.consentId), copy, STEP);

/** Throws when key, copy or a single bit is not what it was sealed with. */
export const openCopy = (key: Uint8Array, consentId: string, sealed: Uint8Array): ConsentCopy =>
  ConsentCopy.parse(unsealJson(key, placeOf(consentId), sealed));

/** SHA-256 over the copy as it is sealed, hexadecimal. */
export const hashOf = (copy: ConsentCopy): string =>
  createHash("sha256")
    .update(JSON.stringify(ConsentCopy.parse(copy)))
    .digest("hex");
