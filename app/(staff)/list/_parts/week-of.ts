import { addDays, mondayOf } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { LAST_DATE } from "#server/scheduling/schemas.ts";

/** The week that an address names by any of its days; null when it names none, which is this week. The last one ends with the last date that can be asked for. */
export function weekOf(named: string | string[] | undefined): { from: string; to: string } | null {
  const date = calendarDate(named);
  if (!date) return null;
  const from = mondayOf(date);
  const sunday = addDays(from, 6);
  if (sunday > LAST_DATE) return { from, to: LAST_DATE };
  return { from, to: sunday };
}
