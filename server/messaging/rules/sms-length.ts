export type SmsLength = {
  /** `gsm`: seven bits a character. One character that it lacks makes the whole text `unicode`, at less than half the room. */
  readonly alphabet: "gsm" | "unicode";
  /** As they are counted: signs such as € and [ by two in `gsm`, most emoji by two or more in `unicode`. */
  readonly characters: number;
  /** How many messages are paid for; none for an empty text. */
  readonly segments: number;
};

// 3GPP TS 23.038, 6.2.1 and 6.2.1.1: the default alphabet, and what is written with an escape before it.
const plain = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const escaped = new Set("\f^{}\\[~]|€");

/** Room in a message that stands alone, and in each of several, which are numbered within it. */
const room = { gsm: { alone: 160, each: 153 }, unicode: { alone: 70, each: 67 } };

/** How long a text is as an SMS. Neither an escaped sign nor a surrogate pair is parted between two segments. */
export function smsLength(text: string): SmsLength {
  const signs = [...text];
  const alphabet = signs.every((sign) => plain.has(sign) || escaped.has(sign)) ? "gsm" : "unicode";
  const widths = signs.map((sign) => (alphabet === "unicode" ? sign.length : escaped.has(sign) ? 2 : 1));
  const characters = widths.reduce((sum, width) => sum + width, 0);
  const { alone, each } = room[alphabet];
  if (characters <= alone) return { alphabet, characters, segments: characters > 0 ? 1 : 0 };
  let segments = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > each) {
      segments += 1;
      filled = 0;
    }
    filled += width;
  }
  return { alphabet, characters, segments };
}
