import { isVisible } from "#server/kernel/words.ts";
import type { ImportMap } from "../schemas.ts";
import { startReader } from "./start.ts";

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
/** `column`: which one is wrong; null when it is the row as a whole. */
export type BadRow = { line: number; reason: string; column: string | null };

// What csv allows between quotes; any other control character breaks a row, and NUL is what PostgreSQL cannot keep.
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** Reads one line by the mapping: the row, or the first thing that is wrong with it and in which column. */
export function readRow(
  map: ImportMap,
  line: number,
  fields: Readonly<Record<string, string>>,
): PlannedRow | BadRow {
  const { columns } = map;
  const at = (column: string | undefined) => (column ? (fields[column] ?? "").trim().normalize("NFC") : "");
  const bad = (column: string, reason: string): BadRow => ({ line, reason, column });
  const broken = Object.values(columns).find((column) => CONTROL.test(at(column)));
  if (broken) return bad(broken, "importControl");
  for (const column of [columns.reference, columns.resource, columns.service]) {
    if (at(column) === "") return bad(column, "importEmpty");
    if (at(column).length > 120) return bad(column, "importTooLong");
    if (!isVisible(at(column))) return bad(column, "importHidden");
  }
  const minutes = Number(at(columns.minutes));
  if (!/^\d{1,4}$/.test(at(columns.minutes)) || minutes < 1 || minutes > 1440)
    return bad(columns.minutes, "importMinutes");
  const startsAt = startOf(map, at(columns.start));
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
  startOf(map, (fields[map.columns.start] ?? "").trim()) !== "importDate";

const startOf = ({ start }: ImportMap, text: string) =>
  startReader(start.format)?.(text, start.zone) ?? "importDate";
