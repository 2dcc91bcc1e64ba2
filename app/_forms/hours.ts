import { A_DAY, addDays, timeText } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { DomainFault } from "./error.ts";
import { minuteOf, textOf } from "./values.ts";

/** Minutes from midnight of an hour that may be left out; null when it is. Throws DomainFault `badHour` for what is no hour. */
export function hourOrNull(values: FormData, name: string): number | null {
  const minute = minuteOf(values, name);
  if (minute === null && textOf(values, name)) throw new DomainFault("badHour", name);
  return minute;
}

/** Minutes from midnight of an hour that is asked for; `24:00` is the end of the day. Throws DomainFault `missing` or `badHour`. */
export function hourOf(values: FormData, name: string): number {
  if (textOf(values, name) === "24:00") return A_DAY;
  const minute = hourOrNull(values, name);
  if (minute === null) throw new DomainFault("missing", name);
  return minute;
}

/** The wall clock (`2026-06-11T08:00`) of a date and an hour that are asked for, under two names. Throws as `hourOf`. */
export function wallClockOf(values: FormData, date: string, hour: string): string {
  const minute = hourOf(values, hour);
  const on = textOf(values, date);
  const isNextDay = minute === A_DAY && calendarDate(on) !== null;
  return `${isNextDay ? addDays(on, 1) : on}T${timeText(minute)}`;
}
