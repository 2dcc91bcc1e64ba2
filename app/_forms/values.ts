import { minuteOfHour } from "#app/_format/read.ts";
import { DomainFault } from "./error.ts";

/** What was typed or chosen under a name, without blanks around it; empty when nothing was. */
export const textOf = (values: FormData, name: string): string => String(values.get(name) ?? "").trim();

/** What was typed, or null for an empty field. */
export const optional = (values: FormData, name: string): string | null => textOf(values, name) || null;

/** The one of a list that a form holds under a name. */
export const chosenOf = <T extends string>(
  values: FormData,
  name: string,
  all: readonly T[],
): T | undefined => all.find((one) => one === values.get(name));

/** Minutes from midnight of an hour that may be left out; null when it is. Throws DomainFault `badHour` for what is no hour. */
export function minuteOf(values: FormData, name: string): number | null {
  const text = textOf(values, name);
  const minute = minuteOfHour(text);
  if (text && minute === null) throw new DomainFault("badHour", name);
  return minute;
}

/** Minutes from midnight of an hour that is asked for. Throws DomainFault `missing` or `badHour`. */
export function hourOf(values: FormData, name: string): number {
  const minute = minuteOf(values, name);
  if (minute === null) throw new DomainFault("missing", name);
  return minute;
}
