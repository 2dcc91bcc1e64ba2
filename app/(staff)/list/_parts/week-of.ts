import { addDays, mondayOf } from "#app/_format/index.ts";

/** The week that an address names by any of its days; null when it names none, which is this week. */
export function weekOf(named: string | string[] | undefined): { from: string; to: string } | null {
  const date = asDate(named);
  if (!date) return null;
  const from = mondayOf(date);
  return { from, to: addDays(from, 6) };
}

/** A date of an address, `YYYY-MM-DD`, or null for anything else. */
export function asDate(text: string | string[] | undefined): string | null {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}
