import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError, invalid } from "#server/kernel/index.ts";
import { HEADER_REACH, LARGEST_FILE, separatorOf } from "./file-schemas.ts";
import { type BadRow, fitsFormat, type PlannedRow, readRow } from "./rules/row.ts";
import type { ImportMap } from "./schemas.ts";

/** So many rows tell whether the file's dates are of the stated form. */
const FIRST_ROWS = 20;

const broken = (reason: string, params: Record<string, unknown> = {}) =>
  new DomainError("BAD_REQUEST", reason, { field: "file", params });

/**
 * Checks a whole file before anything is written: size (20 MB), UTF-8, quotes, the mapped columns, the form of its dates. Returns the number of its rows;
 * throws BAD_REQUEST `fileTooLarge`, `fileEncoding`, `fileEmpty`, `fileColumn` or `fileColumnTwice` (names the column), `fileBroken` (names the line) or `fileDates`.
 */
export async function checkFile(file: Uint8Array, map: ImportMap): Promise<number> {
  if (file.length > LARGEST_FILE) throw broken("fileTooLarge", { megabytes: 20 });
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    throw broken("fileEncoding");
  }
  let rows = 0;
  let dated = false;
  for await (const { fields } of records(file, map)) {
    if (rows++ < FIRST_ROWS) dated ||= fitsFormat(map, fields);
  }
  if (rows === 0) throw broken("fileEmpty");
  if (!dated) throw invalid("format", "fileDates", { column: map.columns.start });
  return rows;
}

/** The file's rows in order, read or refused one by one; memory stays that of the file itself. */
export async function* rowsOf(file: Uint8Array, map: ImportMap): AsyncGenerator<PlannedRow | BadRow> {
  for await (const { line, fields, whole } of records(file, map))
    yield whole ? readRow(map, line, fields) : { line, reason: "importFieldCount", column: null };
}

/** `whole`: it has as many fields as the header. */
type Record_ = { line: number; fields: Record<string, string>; whole: boolean };

async function* records(file: Uint8Array, map: ImportMap): AsyncGenerator<Record_> {
  const parser = Readable.from(pieces(file)).pipe(
    parse({
      bom: true,
      delimiter: separatorOf(new TextDecoder().decode(file.subarray(0, HEADER_REACH))),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true, // told row by row
      columns: (header: string[]) => {
        const names = header.map((name) => name.trim());
        const times = (column: string) => names.filter((name) => name === column).length;
        for (const column of Object.values(map.columns).filter((name) => name !== undefined)) {
          if (times(column) === 0) throw broken("fileColumn", { column });
          if (times(column) > 1) throw broken("fileColumnTwice", { column });
        }
        return names;
      },
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number; error?: CsvError };
    }>) {
      yield { line: info.lines, fields: record, whole: !info.error };
    }
  } catch (error) {
    if (error instanceof CsvError) throw broken("fileBroken", { line: Number(error.lines ?? 0) });
    throw error;
  }
}

function* pieces(file: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}

/** The same planned operation gets the same key, however often and in whichever file it comes. */
export const keyOf = (siteId: string, row: PlannedRow): string =>
  `import:${createHash("sha256")
    .update([siteId, row.reference, row.resource, row.startsAt.toString(), row.minutes].join("\u0000"))
    .digest("base64url")}`;
