import { type Place, sealedAs } from "#server/privacy/index.ts";
import { CaseContents } from "./schemas.ts";

// One step holds what the inputs allow, so that a case with a note is as long as one without.
const form = sealedAs(CaseContents, 16_384);

const placeOf = (caseId: string): Place => ({ table: "surgical_case", column: "sealed", rowId: caseId });

/** Seals what names the operation under the patient's key, for this case's row alone. */
export function sealContents(key: Uint8Array, caseId: string, contents: CaseContents): Buffer {
  return form.seal(key, placeOf(caseId), contents);
}

/** Throws when the key, the case or a single bit is not the one it was sealed with. */
export function openContents(key: Uint8Array, caseId: string, sealed: Uint8Array): CaseContents {
  return form.open(key, placeOf(caseId), sealed);
}
