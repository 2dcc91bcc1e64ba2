/** A date of the calendar, `YYYY-MM-DD`, of years that a practice can mean; null for anything else that is typed or stands in an address. */
export function calendarDate(text: string | readonly string[] | undefined): string | null {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

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
  const day = calendarDate(date);
  if (minute === null || day === null) return null;
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time });
  return at.toPlainTime().equals(time) ? at.toInstant().toString() : null;
}
