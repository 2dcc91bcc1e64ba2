import { createHash, createHmac, randomBytes, randomInt } from "node:crypto";
import { hkdf } from "#server/kernel/keys.ts";
import { spellCode } from "./rules/code.ts";
import { SPOKEN_WORDS } from "./rules/words.ts";

/** The secret of a new session's cookie: 256 bits. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of a session's secret; long enough to need no key. */
export const sessionHash = (secret: string): Uint8Array => createHash("sha256").update(secret).digest();

/** Eight letters drawn evenly, about 35 bits. */
export const newCode = (): string => spellCode(randomBytes(64));

export const newWords = (): string =>
  [0, 1].map(() => SPOKEN_WORDS[randomInt(SPOKEN_WORDS.length)] ?? "").join(" ");

/** What the database keeps of a code: short secrets are hashed with a key from outside it, so that a stolen copy cannot be searched through. */
export const codeHash = (practiceId: string, code: string): Uint8Array => keyed(`code ${practiceId} ${code}`);

/** Of the spoken words, tied to their code. */
export const wordsHash = (practiceId: string, code: string, words: string): Uint8Array =>
  keyed(`words ${practiceId} ${code} ${words}`);

const keyed = (text: string): Uint8Array => createHmac("sha256", hkdf("access codes")).update(text).digest();
