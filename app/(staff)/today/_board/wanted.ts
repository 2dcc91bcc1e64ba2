import { hour } from "#app/_format/index.ts";

/** Minutes from midnight of an hour as people write it: `9:30`, `09.30`, `9h30`, `930`, `9`. Null when it is none. */
export function minuteOfHour(text: string): number | null {
  const written =
    /^\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*h?\s*$/i.exec(text) ?? /^\s*(\d{1,2})(\d{2})\s*$/.exec(text);
  if (!written) return null;
  const [hours, minutes] = [Number(written[1]), Number(written[2] ?? 0)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/**
 * The instant of a date and an hour on a site's wall clock. Null for what the calendar does not have and for an hour that the clocks skip; of an
 * hour that they repeat, the first.
 */
export function instantOn(date: string, hourText: string, zone: string): string | null {
  const minute = minuteOfHour(hourText);
  if (minute === null || !/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  try {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
    return at.toPlainTime().equals(time) ? at.toInstant().toString() : null;
  } catch {
    return null;
  }
}

/** The same hour some minutes earlier or later, as it is written. */
export const shifted = (instant: string, minutes: number, zone: string): string =>
  hour(new Date(Date.parse(instant) + minutes * 60_000).toISOString(), zone);
