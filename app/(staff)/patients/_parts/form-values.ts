/** What was typed, or null for an empty field. */
export const typed = (values: FormData, name: string): string | null =>
  String(values.get(name) ?? "").trim() || null;

/** The value that was chosen of these; the first when it is none of them. */
export function chosen<T extends string>(values: FormData, name: string, of: readonly [T, ...T[]]): T {
  return of.find((one) => one === values.get(name)) ?? of[0];
}

/** Minutes from midnight of an `HH:MM`; null when it is empty. */
export function minuteOf(values: FormData, name: string): number | null {
  const found = /^(\d{1,2}):(\d\d)/.exec(String(values.get(name) ?? ""));
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}
