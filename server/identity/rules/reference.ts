import { createHash } from "node:crypto";
import { spellCode } from "./code.ts";

/** Eight letters to say on the phone instead of a name. They follow from her id, which nobody can tell from them. */
export const patientReference = (patientId: string): string =>
  spellCode(createHash("sha256").update(`patient ${patientId}`).digest());
