import { datesOfDelimited, datesOfDigits, datesOfParts, takeNamedDates } from "./birth-date.ts";
import { phoneRuns } from "./phone.ts";
import { plainForm, westernDigits } from "./plain-form.ts";

/** What somebody typed, taken apart. Every part given must fit; the members of `number` are one part: any of them will do. */
export type SearchQuery = {
  /** Plain words, each to begin a part of her name (or nearly), in the order typed. */
  words: string[];
  /** `YYYY-MM-DD`, all that a birth date may mean. */
  bornOn: string[];
  number: { runs: string[]; bornOn: string[]; bornIn: number[]; word: string } | null;
};

const WORDS = 6;
const HALF_TYPED_DATE = /^\d{1,4}[./-](\d{0,2}([./-]\d{0,3})?)?$/;

/** Null when nothing was typed by which one person can be meant: blanks, wildcards, single letters. */
export function searchQuery(typed: string, today: string): SearchQuery | null {
  const { dates, rest } = takeNamedDates(light(typed), today);
  const [bornOn, words, numbers] = [[...dates], [] as string[], [] as string[]];
  for (const token of rest.split(/[\s,;]+/)) {
    const meant = datesOfDelimited(token, today);
    if (meant.length > 0) bornOn.push(...meant);
    else if (/\p{L}/u.test(token)) words.push(...plainForm(token).split(" "));
    else if (/\d/.test(token)) numbers.push(token);
  }
  const named = [...new Set(words.filter(Boolean))].slice(0, WORDS);
  const number = numberPart(
    words.length > 0 ? numbers.filter((one) => !HALF_TYPED_DATE.test(one)) : numbers,
    {
      today,
      named: named.length > 0,
    },
  );
  const enough = named.some((word) => word.length >= 2) || bornOn.length > 0 || number !== null;
  return enough ? { words: named, bornOn: [...new Set(bornOn)], number } : null;
}

/** Lower case without accents, punctuation kept: dates are read from it. */
const light = (typed: string) =>
  westernDigits(typed).replaceAll("´", "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function numberPart(
  tokens: readonly string[],
  { today, named }: { today: string; named: boolean },
): SearchQuery["number"] {
  const joined = tokens.join(" ");
  const runs = phoneRuns(joined);
  if (runs.length === 0) return null;
  const spaced = /^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/.exec(joined);
  const [, a = "", b = "", c = ""] = spaced ?? [];
  const bornOn = spaced ? datesOfParts(a, b, c, today) : datesOfDigits(joined, today);
  const year = Number(joined);
  // A year alone would list everybody born in it.
  const bornIn = named && year >= 1900 && year <= Number(today.slice(0, 4)) ? [year] : [];
  return { runs, bornOn, bornIn, word: joined.replace(/\D/g, "") };
}
