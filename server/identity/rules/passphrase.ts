import { LEAKED_PHRASES } from "./leaked-phrases.ts";
import { LEAKED_WORDS } from "./leaked-words.ts";

export const SHORTEST_PASSPHRASE = 15;
export const LONGEST_PASSPHRASE = 200;

export type PassphraseProblem = "passphraseShort" | "passphraseLong" | "passphraseCommon";

/** One form for one passphrase, whatever keyboard it was typed on; blanks and case count. */
export const passphraseForm = (typed: string): string => typed.normalize("NFKC");

/**
 * Why this passphrase cannot be taken, or null. It is refused when it is on the list of long leaked ones, repeats something shorter, or is put together
 * from so little that a guesser gets there: at most two leaked words, keyboard walks, runs of digits, and `own` words (the practice's, her own
 * sign-in name), with a few signs around them; seen through case, blanks, accents aside, figures for letters, and backwards.
 */
export function passphraseProblem(typed: string, own: readonly string[] = []): PassphraseProblem | null {
  const form = passphraseForm(typed);
  const length = [...form].length;
  if (length < SHORTEST_PASSPHRASE) return "passphraseShort";
  if (length > LONGEST_PASSPHRASE) return "passphraseLong";
  const words = ownWords(own);
  const guessed = readings(form).some((reading) => isGuessed(reading, words));
  return guessed ? "passphraseCommon" : null;
}

const ALMOST_NOTHING = 2.5;
const FEWEST_DIFFERENT = 5;

function isGuessed({ plain, words }: Reading, own: ReadonlySet<string>): boolean {
  if (new Set(plain).size < FEWEST_DIFFERENT) return true;
  return period(plain) * 2 <= plain.length || effort({ plain, words }, own) <= ALMOST_NOTHING;
}

/** Letters and digits as typed (`plain`), and with figures read as letters (`words`), of the same length. */
type Reading = { plain: string; words: string };

const SIGNS: Record<string, string> = { "@": "a", $: "s", "!": "i", "€": "e", "£": "l", "+": "t", "|": "l" };
const FIGURES: Record<string, string> = { 0: "o", 3: "e", 4: "a", 5: "s", 6: "g", 7: "t", 8: "b", 9: "g" };

/** Signs read as letters or left out, 1 as i or l, forwards or backwards. */
function readings(form: string): Reading[] {
  const lower = form.toLowerCase();
  const signs = lower.replace(/[@$!€£+|]/gu, (sign) => SIGNS[sign] ?? "");
  const plains = [...new Set([signs, lower].map((text) => text.replace(/[^\p{L}\p{N}]/gu, "")))];
  return plains.flatMap((plain) =>
    ["i", "l"].flatMap((one) => {
      const words = plain.replace(/\d/g, (figure) => (figure === "1" ? one : (FIGURES[figure] ?? figure)));
      return [
        { plain, words },
        { plain: backwards(plain), words: backwards(words) },
      ];
    }),
  );
}

const backwards = (text: string): string => [...text].reverse().join("");

/** The length of the shortest beginning that, repeated, gives the whole (its last turn may be cut off). */
function period(text: string): number {
  for (let size = 1; size < text.length; size++) {
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return size;
  }
  return text.length;
}

const LONGEST_PIECE = 60;
const LONGEST_WALK = 26;

/** The least it takes to put the text together: 1 for a leaked word or phrase and for a single sign, ½ for a walk, a run, a year or an own word, nothing for a repetition. */
function effort({ plain, words }: Reading, own: ReadonlySet<string>): number {
  const least: number[] = [0];
  for (let end = 1; end <= plain.length; end++) {
    let best = (least[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end - 1; start++) {
      const piece = cost(plain.slice(start, end), words.slice(start, end), plain.slice(0, start), own);
      best = Math.min(best, (least[start] ?? 0) + piece);
    }
    least[end] = best;
  }
  return least[plain.length] ?? 0;
}

function cost(plain: string, words: string, before: string, own: ReadonlySet<string>): number {
  if (plain.length >= 3 && before.endsWith(plain)) return 0;
  if (plain.length >= 3 && (own.has(plain) || own.has(words))) return 0.5;
  if (/^\d{2,8}$/.test(plain) || isWalk(plain)) return 0.5;
  return isLeaked(plain) || isLeaked(words) ? 1 : Number.POSITIVE_INFINITY;
}

const isLeaked = (text: string): boolean => LEAKED_WORDS.has(text) || LEAKED_PHRASES.has(text);

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "qwertzuiop",
  "yxcvbnm",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1qazxsw23edcvfr45tgbnhy67ujmki89olp0",
  "qazwsxedcrfvtgbyhnujmikolp",
  "q1w2e3r4t5y6u7i8o9p0",
  "1q2w3e4r5t6y7u8i9o0p",
  "a1b2c3d4e5f6g7h8i9j0",
  "1a2b3c4d5e6f7g8h9i0j",
  "24681012141618202224",
  "13579111315171921",
];
const walks = rows.flatMap((row) => [row, backwards(row)]);

/** A run along the alphabet, the figures or a keyboard, or one sign over and over; three at least. */
const isWalk = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= LONGEST_WALK &&
  (/^(.)\1+$/u.test(text) || walks.some((walk) => walk.includes(text)));

const ownWords = (own: readonly string[]): Set<string> =>
  new Set(
    own
      .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
      .map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""))
      .filter((text) => text.length >= 3),
  );
