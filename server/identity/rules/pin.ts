const SHAPE = /^\d{4,6}$/;
/** Straight down the keypad, there and back. */
const LINES = ["2580", "0852"];
const RUN = "01234567890";

export type PinProblem = "pinShape" | "pinObvious";

/** Why these digits cannot be a PIN, or null: 4 to 6 of them, and none that somebody would try first, as one digit, a run, a repetition, or a year of birth. */
export function pinProblem(typed: string): PinProblem | null {
  if (!SHAPE.test(typed)) return "pinShape";
  return isObvious(typed) ? "pinObvious" : null;
}

/** Whether these are the digits of some PIN, obvious or not: to tell one from a passphrase. */
export const looksLikePin = (typed: string): boolean => SHAPE.test(typed);

function isObvious(pin: string): boolean {
  const backwards = [...pin].reverse().join("");
  if (new Set(pin).size < 2 || /^(\d{2,3})\1+$/.test(pin) || /^(?:(\d)\1)+$/.test(pin)) return true;
  if (RUN.includes(pin) || RUN.includes(backwards) || LINES.some((line) => pin.startsWith(line))) return true;
  return /^(19|20)\d\d$/.test(pin);
}
