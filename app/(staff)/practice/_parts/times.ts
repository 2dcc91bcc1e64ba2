/** Minutes from midnight of an `HH:MM` from a time field; not a number when it is empty. */
export function minuteOf(value: FormDataEntryValue | null): number {
  const [hours = "", minutes = ""] = String(value ?? "").split(":");
  return hours === "" ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

export const textOf = (values: FormData, name: string): string => String(values.get(name) ?? "").trim();
/** What was typed, or null for an empty field. */
export const optional = (values: FormData, name: string): string | null => textOf(values, name) || null;
