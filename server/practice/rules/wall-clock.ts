/** ISO 3166-2: a country (`FR`) or one of its parts (`GB-ENG`, `US-NY`). */
export const isJurisdiction = (code: string): boolean => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code);

/** A wall-clock time (`2026-06-11T08:00`) of a zone as an instant: of a repeated hour the first is meant, and null is a time that the clocks skip. */
export function instantAt(wallClock: string, zone: string): Temporal.Instant | null {
  const wall = Temporal.PlainDateTime.from(wallClock);
  const zoned = wall.toZonedDateTime(zone);
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : null;
}

/** The instant at which a date is over in a zone: the first of the next day, whatever its length. */
export const endOfDate = (date: string, zone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant();

/** The day before, both `YYYY-MM-DD`. */
export const dayBefore = (date: string): string =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
