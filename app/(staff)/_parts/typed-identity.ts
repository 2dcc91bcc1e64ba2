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
  if (day && month && year) return calendarDate(year, month, day);
  const [, fullYear, itsMonth, itsDay] = YEAR_FIRST.exec(part) ?? [];
  return fullYear && itsMonth && itsDay ? calendarDate(fullYear, itsMonth, itsDay) : null;
}

function calendarDate(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
}
