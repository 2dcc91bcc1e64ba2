import { calendarDate } from "#app/_format/read.ts";

export type TypedIdentity = {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly phone: string;
};

const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** What was typed into the search, put where it belongs in the form: a date, a number, the rest a name. */
export function typedIdentity(typed: string): TypedIdentity {
  const parts = typed.trim().split(/\s+/).filter(Boolean);
  const dates = parts.map(birthDateOf);
  const birthDate = dates.find((date) => date !== null) ?? "";
  const rest = parts.filter((_, place) => dates[place] === null);
  const phone = rest.filter((part) => /^[+()\d][\d().-]*$/.test(part)).join(" ");
  const names = rest.filter((part) => !/\d/.test(part));
  const [givenName = "", ...family] = names;
  return {
    givenName,
    familyName: family.join(" "),
    birthDate,
    phone: phone.replace(/\D/g, "").length >= 5 ? phone : "",
  };
}

function birthDateOf(part: string): string | null {
  const [, day, month, year] = DAY_FIRST.exec(part) ?? [];
  if (day && month && year) return dateOf(year, month, day);
  const [, fullYear, itsMonth, itsDay] = YEAR_FIRST.exec(part) ?? [];
  return fullYear && itsMonth && itsDay ? dateOf(fullYear, itsMonth, itsDay) : null;
}

const dateOf = (year: string, month: string, day: string) =>
  calendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
