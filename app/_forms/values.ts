import { minuteOfHour } from "#app/_format/read.ts";

/** What was typed or chosen under a name, without blanks around it; empty when nothing was. */
export const textOf = (values: FormData, name: string): string => String(values.get(name) ?? "").trim();

/** The same where a text is kept as one line: line ends and tabs become blanks. */
export const lineOf = (values: FormData, name: string): string =>
  textOf(values, name).replace(/\s*[\r\n\t]+\s*/g, " ");

/** What was typed, or null for an empty field. */
export const optional = (values: FormData, name: string): string | null => textOf(values, name) || null;

/** The one of a list that a form holds under a name. */
export const chosenOf = <T extends string>(
  values: FormData,
  name: string,
  all: readonly T[],
): T | undefined => all.find((one) => one === values.get(name));

/** Minutes from midnight of a time field; null when it is empty. */
export const minuteOf = (values: FormData, name: string): number | null => minuteOfHour(textOf(values, name));
