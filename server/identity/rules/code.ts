/** Capitals and digits that nobody takes for one another, by hand or in print: without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. And without A and E: no words. */
export const CODE_LETTERS = "34679CDFGHJKMNPQRTWXY";
export const CODE_LENGTH = 8;

/** Spells bytes as letters of the alphabet, one each; a byte past the last whole run of the alphabet is passed over, so that all are equally likely. */
export function spellCode(bytes: Iterable<number>, length = CODE_LENGTH): string {
  const fair = 256 - (256 % CODE_LETTERS.length);
  let spelled = "";
  for (const byte of bytes) {
    if (spelled.length === length) break;
    if (byte < fair) spelled += CODE_LETTERS[byte % CODE_LETTERS.length];
  }
  return spelled;
}

/** `K4T7 M9QA`, as a card prints it. */
export const inGroups = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** What was typed as the code it may be: blanks, dashes and case do not matter. Null when it can be none. */
export function typedCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}.]/gu, "")
    .toUpperCase();
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter))
    ? code
    : null;
}

/** The spoken words as typed: lower case, one blank between, whatever stood there. */
export const typedWords = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
