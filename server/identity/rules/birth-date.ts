import { dateAt } from "#server/kernel/dates.ts";
import { plainForm } from "./plain-form.ts";

const OLDEST = 120; // years
const LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "tr", "ro", "cs"];

/** Every date that `3/4/94`, `03.04.1994` or `1994-04-03` may mean: day or month first, this century or the last. Future dates are none. */
export function datesOfDelimited(token: string, today: string): string[] {
  const found = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/.exec(token);
  if (!found) return [];
  const [, first = "", , second = "", third = ""] = found;
  return datesOfParts(first, second, third, today);
}

/** The same without anything between: `03041994`, `19940403`, `030494`. May as well be a phone number. */
export function datesOfDigits(digits: string, today: string): string[] {
  const cut = (...ends: [number, number]) =>
    [digits.slice(0, ends[0]), digits.slice(ends[0], ends[1]), digits.slice(ends[1])] as const;
  if (digits.length === 6) return datesOfParts(...cut(2, 4), today);
  if (digits.length !== 8) return [];
  return [...new Set([...datesOfParts(...cut(2, 4), today), ...datesOfParts(...cut(4, 6), today)])];
}

/** Three numbers in the order that they were written. */
export function datesOfParts(first: string, second: string, third: string, today: string): string[] {
  const yearFirst = first.length === 4 || (first.length === 2 && Number(first) > 31);
  const [year, ...others] = yearFirst ? [first, second, third] : [third, first, second];
  const [a = "", b = ""] = others;
  if (a.length > 2 || b.length > 2) return [];
  const orders = yearFirst
    ? [[b, a]]
    : [
        [a, b],
        [b, a],
      ];
  const all = yearsOf(year, today).flatMap((one) => orders.map(([day, month]) => dateOf(one, month, day)));
  return plausible(all, today);
}

/** Dates with a month's name, in the languages of the desk's callers, and the text without them. */
export function takeNamedDates(text: string, today: string): { dates: string[]; rest: string } {
  const dates: string[] = [];
  const take = (whole: string, day: string, name: string, year: string) => {
    const months = monthsCalled(name);
    const meant = yearsOf(year, today).flatMap((one) =>
      months.map((month) => dateOf(one, String(month), day)),
    );
    const found = plausible(meant, today);
    dates.push(...found);
    return found.length > 0 ? " " : whole;
  };
  const rest = text
    .replace(
      /\b(\d{1,2})(?:(?:st|nd|rd|th|er|e|o|a)(?!\p{L}))?[ .]*(?:(?:of|de|di|den) +)?(\p{L}{3,})[ .,]*(?:de|del)? *(\d{4}|\d{2})\b/giu,
      (whole, day: string, name: string, year: string) => take(whole, day, name, year),
    )
    .replace(
      /(?<!\p{L})(\p{L}{3,})[ .]*(\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4}|\d{2})\b/giu,
      (whole, name: string, day: string, year: string) => take(whole, day, name, year),
    );
  return { dates: [...new Set(dates)], rest };
}

/** The latest date it is anywhere: nobody's own today is ever refused. */
export const latestToday = (now: Temporal.Instant): string => dateAt(now, "Pacific/Kiritimati");

/** A date of a form's field: not ahead, and not before people now alive were born. */
export function birthDateFault(
  date: string,
  now: Temporal.Instant,
): "birthDateAhead" | "birthDateTooOld" | null {
  const latest = Temporal.PlainDate.from(latestToday(now));
  if (Temporal.PlainDate.compare(date, latest) > 0) return "birthDateAhead";
  return Temporal.PlainDate.compare(date, latest.subtract({ years: OLDEST })) < 0 ? "birthDateTooOld" : null;
}

/** The date and the one with day and month exchanged, as hasty hands write it. */
export function readEitherWay(date: string): string[] {
  const [year = "", month = "", day = ""] = date.split("-");
  const other = dateOf(Number(year), day, month);
  return other && other !== date ? [date, other] : [date];
}

function yearsOf(typed: string, today: string): number[] {
  if (typed.length === 4) return [Number(typed)];
  if (typed.length !== 2) return [];
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return [century + Number(typed), century - 100 + Number(typed)];
}

function dateOf(year: number, month: string | undefined, day: string | undefined): string | null {
  try {
    return Temporal.PlainDate.from(
      { year, month: Number(month), day: Number(day) },
      { overflow: "reject" },
    ).toString();
  } catch {
    return null;
  }
}

function plausible(dates: readonly (string | null)[], today: string): string[] {
  const oldest = Temporal.PlainDate.from(today).subtract({ years: OLDEST }).toString();
  return [...new Set(dates)].filter((date) => date !== null && date <= today && date >= oldest) as string[];
}

let named: Map<string, number> | undefined;

/** The months whose name, in any of the languages, begins so: `jui` is June and July. */
function monthsCalled(typed: string): number[] {
  named ??= monthNames();
  const plain = plainForm(typed);
  return [...new Set([...named].filter(([name]) => name.startsWith(plain)).map(([, month]) => month))];
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    const formatter = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
    for (let month = 1; month <= 12; month++) {
      const parts = formatter.formatToParts(Date.UTC(2000, month - 1, 15));
      const name = plainForm(parts.find(({ type }) => type === "month")?.value ?? "");
      if (/^\p{L}+$/u.test(name)) names.set(name, month);
    }
  }
  return names;
}
