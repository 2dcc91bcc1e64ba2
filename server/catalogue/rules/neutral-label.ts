const LONG_ENOUGH = 5; // shorter words ("of", "upper") name nothing by themselves

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const longWordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= LONG_ENOUGH);

export type Named = {
  readonly name: string;
  readonly code: string;
  readonly policyGroup: string;
  readonly sensitive: boolean;
};

/**
 * Whether what the desk would read has a word of a sensitive procedure's name, or its code, or a word by which only sensitive procedures are grouped
 * for their rules: `genital` of `cosmetic/genital` tells, `cosmetic` does not while others are called so. `shelf`: every procedure of the practice.
 */
export function tellsProcedure(label: string, shelf: readonly Named[]): boolean {
  const told = new Set(longWordsOf(label));
  const sensitive = shelf.filter((one) => one.sensitive);
  const open = new Set(shelf.filter((one) => !one.sensitive).flatMap((one) => longWordsOf(one.policyGroup)));
  return sensitive.some(
    ({ name, code, policyGroup }) =>
      longWordsOf(name).some((word) => told.has(word)) ||
      longWordsOf(policyGroup).some((word) => told.has(word) && !open.has(word)) ||
      (code !== "" && plain(label).includes(plain(code))),
  );
}
