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

// What csv allows between quotes; any other control character breaks a row, and NUL is what PostgreSQL cannot keep.
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Reads one line by the mapping: the row, or the first thing that is wrong with it and in which column. */
export function readRow(
  map: ImportMap,
  line: number,
  fields: Readonly<Record<string, string>>,
): PlannedRow | BadRow {
  const { columns } = map;
  const at = (column: string | undefined) => (column ? (fields[column] ?? "").trim() : "");
  const bad = (column: string, reason: string): BadRow => ({ line, reason, column });
  const broken = Object.values(columns).find((column) => CONTROL.test(at(column)));
  if (broken) return bad(broken, "importControl");
  for (const column of [columns.reference, columns.resource, columns.service]) {
    if (at(column) === "") return bad(column, "importEmpty");
    if (at(column).length > 120) return bad(column, "importTooLong");
  }
  const minutes = Number(at(columns.minutes));
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
    return bad(columns.minutes, "importMinutes");
  const startsAt = wallClock(at(columns.start), map);
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

/** Whether a line's start is written as the map says, whatever else is wrong with it. */
export const fitsFormat = (map: ImportMap, fields: Readonly<Record<string, string>>): boolean =>
  wallClock((fields[map.columns.start] ?? "").trim(), map) !== "importDate";

// Four times as fast as reading the format anew for each row.
const parsers = new WeakMap<ImportMap, ReturnType<typeof DateTime.buildFormatParser>>();

function parserOf(map: ImportMap) {
  const parser = parsers.get(map) ?? DateTime.buildFormatParser(map.start.format, { locale: "en" });
  parsers.set(map, parser);
  return parser;
}

/** An hour that the clock skips is refused; one that it shows twice is the first of the two. Years are those that a booking may have. */
function wallClock(text: string, map: ImportMap): Temporal.Instant | string {
  const read = DateTime.fromFormatParser(text, parserOf(map), { zone: "utc", locale: "en" });
  if (!read.isValid || read.year < 1900 || read.year > 2199) return "importDate";
  const wall = new Temporal.PlainDateTime(read.year, read.month, read.day, read.hour, read.minute);
  const zoned = wall.toZonedDateTime(map.start.zone, { disambiguation: "earlier" });
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : "importSkippedHour";
}
