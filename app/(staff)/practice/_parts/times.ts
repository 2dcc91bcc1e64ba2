import { minuteOfHour } from "#app/_format/read.ts";

export { textOf } from "#app/_forms/values.ts";

/** Minutes from midnight of an `HH:MM` from a time field; not a number when it is empty. */
export const minuteOf = (value: FormDataEntryValue | null): number =>
  minuteOfHour(String(value ?? "")) ?? Number.NaN;
