const LONG_ENOUGH = 5; // shorter words ("of", "upper") name nothing by themselves

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

type Named = { readonly name: string; readonly code: string };

/** Whether what the desk would read has a word of a sensitive procedure's name, or its code. */
export function tellsProcedure(label: string, sensitive: readonly Named[]): boolean {
  const told = new Set(wordsOf(label));
  return sensitive.some(
    ({ name, code }) =>
      wordsOf(name).some((word) => word.length >= LONG_ENOUGH && told.has(word)) ||
      (code !== "" && plain(label).includes(plain(code))),
  );
}
