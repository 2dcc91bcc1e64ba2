import { DateTime } from "luxon";
import type { ImportMap } from "../schemas.ts";

/** One planned operation of a file. `startsAt` is an instant, `minutes` its booked length; `code` and `text` are clinical. */
export type PlannedRow = {
  line: number;
  reference: string;
  resource: string;
  service: string;
  code: string;
  text: string;
  startsAt: Temporal.Instant;
  minutes: number;
};
export type BadRow = { line: number; reason: string; column: string };

/** Reads one line by the mapping: the row, or the first thing that is wrong with it and in which column. */
export function readRow(
  map: ImportMap,
  line: number,
  fields: Readonly<Record<string, string>>,
): PlannedRow | BadRow {
  const { columns } = map;
  const at = (column: string | undefined) => (column ? (fields[column] ?? "").trim() : "");
  const bad = (column: string, reason: string): BadRow => ({ line, reason, column });
  for (const column of [columns.reference, columns.resource, columns.service]) {
    if (at(column) === "") return bad(column, "importEmpty");
    if (at(column).length > 120) return bad(column, "importTooLong");
  }
  const minutes = Number(at(columns.minutes));
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
    return bad(columns.minutes, "importMinutes");
  const startsAt = wallClock(at(columns.start), map.start);
  if (typeof startsAt === "string") return bad(columns.start, startsAt);
  return {
    line,
    reference: at(columns.reference),
    resource: at(columns.resource),
    service: at(columns.service),
    code: at(columns.code),
    text: at(columns.text),
    startsAt,
    minutes,
  };
}

export const isBad = (row: PlannedRow | BadRow): row is BadRow => "reason" in row;

/** An hour that the clock skips is refused; one that it shows twice is the first of the two. */
function wallClock(text: string, start: ImportMap["start"]): Temporal.Instant | string {
  const read = DateTime.fromFormat(text, start.format, { zone: "utc", locale: "en" });
  if (!read.isValid) return "importDate";
  const wall = new Temporal.PlainDateTime(read.year, read.month, read.day, read.hour, read.minute);
  const zoned = wall.toZonedDateTime(start.zone, { disambiguation: "earlier" });
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : "importSkippedHour";
}
