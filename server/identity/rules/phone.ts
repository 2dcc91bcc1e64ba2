import { westernDigits } from "./plain-form.ts";

const NATIONAL = 9; // digits at the end that two ways of writing one number have in common

/** The digits of a phone number alone; `+33 (0)6 …` and `0033 6 …` are one. Null when there is none. */
export function phoneDigits(phone: string | null): string | null {
  const digits = westernDigits(phone ?? "")
    .replace(/\(0\)/g, "")
    .replace(/\D/g, "")
    .replace(/^00/, "");
  return digits || null;
}

/** What a stored number must hold to be the one that was typed: the run itself, or the end of it that every way of writing shares. */
export function phoneRuns(typed: string): string[] {
  const digits = phoneDigits(typed) ?? "";
  const runs = [digits, digits.replace(/^0+/, ""), digits.length > NATIONAL ? digits.slice(-NATIONAL) : ""];
  return [...new Set(runs)].filter((run) => run.length >= 3);
}

/** The end of a number by which the same one is known again; null for numbers too short to tell. */
export function phoneEnd(phone: string | null): string | null {
  const digits = phoneDigits(phone);
  return digits && digits.length >= 5 ? digits.slice(-NATIONAL) : null;
}
