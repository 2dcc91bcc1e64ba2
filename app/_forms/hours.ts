import { DomainFault } from "./error.ts";
import { minuteOf, textOf } from "./values.ts";

/** Minutes from midnight of an hour that may be left out; null when it is. Throws DomainFault `badHour` for what is no hour. */
export function hourOrNull(values: FormData, name: string): number | null {
  const minute = minuteOf(values, name);
  if (minute === null && textOf(values, name)) throw new DomainFault("badHour", name);
  return minute;
}

/** Minutes from midnight of an hour that is asked for. Throws DomainFault `missing` or `badHour`. */
export function hourOf(values: FormData, name: string): number {
  const minute = hourOrNull(values, name);
  if (minute === null) throw new DomainFault("missing", name);
  return minute;
}
