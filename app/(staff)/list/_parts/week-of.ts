import { addDays, mondayOf } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";

/** The week that an address names by any of its days; null when it names none, which is this week. */
export function weekOf(named: string | string[] | undefined): { from: string; to: string } | null {
  const date = calendarDate(named);
  if (!date) return null;
  const from = mondayOf(date);
  return { from, to: addDays(from, 6) };
}
