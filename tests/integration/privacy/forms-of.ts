/** How a word may stand in bytes or text: as it is, in other cases, in hexadecimal, in UTF-16, in base64 at each of its three alignments. */
export function formsOf(word: string): Buffer[] {
  const cased = [word, word.toLowerCase(), word.toUpperCase()];
  const texts = cased.flatMap((one) => {
    const hex = Buffer.from(one).toString("hex");
    return [one, hex, hex.toUpperCase(), ...base64Of(one), ...base64Of(one).map(asUrl)];
  });
  const wide = cased.map((one) => Buffer.from(one, "utf16le"));
  return [...texts.map((text) => Buffer.from(text)), ...wide];
}

/** Without the characters at either end that depend on the neighbours. */
function base64Of(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]);
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return bytes.toString("base64").slice(first, last);
  });
}

const asUrl = (text: string) => text.replaceAll("+", "-").replaceAll("/", "_");

export const holds = (bytes: Buffer, forms: readonly Buffer[]) => forms.some((form) => bytes.includes(form));
