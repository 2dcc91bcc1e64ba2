const STEM = 5; // letters of a word that are compared; shorter ones ("of", "scar") name nothing by themselves

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const longWordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= STEM);
/** What words have in common that are formed from one another: `vaginal`, `vagina` and `vaginoplasty`. */
const stemsOf = (text: string): string[] => longWordsOf(text).map((word) => word.slice(0, STEM));
const joined = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]+/gu, "");

export type Named = {
  readonly name: string;
  readonly code: string;
  readonly policyGroup: string;
  readonly sensitive: boolean;
};

/**
 * Whether what the desk would read has a word of a sensitive procedure's name or one formed like it, in whatever letters, spaced out or part of another;
 * or its code; or a word by which only sensitive procedures are grouped for their rules: `genital` of `cosmetic/genital` tells, `cosmetic` does not
 * while others are called so. `shelf`: every procedure of the practice.
 */
export function tellsProcedure(label: string, shelf: readonly Named[]): boolean {
  const told = new Set(stemsOf(label));
  const whole = joined(label);
  const sensitive = shelf.filter((one) => one.sensitive);
  const open = new Set(shelf.filter((one) => !one.sensitive).flatMap((one) => stemsOf(one.policyGroup)));
  return sensitive.some(
    ({ name, code, policyGroup }) =>
      stemsOf(name).some((stem) => told.has(stem)) ||
      longWordsOf(name).some((word) => whole.includes(word)) ||
      stemsOf(policyGroup).some((stem) => told.has(stem) && !open.has(stem)) ||
      (code !== "" && plain(label).includes(plain(code))),
  );
}
