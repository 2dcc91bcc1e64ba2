import { PLAIN_LETTERS } from "./letters.ts";

const OTHER_LETTERS = new RegExp(`[${[...PLAIN_LETTERS.keys()].join("")}]`, "gu");

/** Apostrophes of every kind, and the letters that stand for them in transliterated names: O’Neil is found as oneil. */
const APOSTROPHES = /['’‘ʼʻʾʿ`´·]/gu;

/** `٣` and `۳` as `3`. */
export const westernDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/**
 * How a name is stored for searching, and how what is typed is compared with it: lower case, without accents, in plain Latin letters where the
 * alphabet is known, in words with one blank between. The same form for the desk, the seed and the import; idempotent.
 */
export function plainForm(name: string): string {
  return westernDigits(name)
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(APOSTROPHES, "") // some letters come apart into one
    .replace(OTHER_LETTERS, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
