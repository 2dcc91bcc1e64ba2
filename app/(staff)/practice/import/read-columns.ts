import { parse } from "csv-parse/browser/esm/sync";
import { HEADER_REACH, separatorOf } from "#server/interop/file-schemas.ts";

export type Preview = { columns: string[]; rows: string[][] };

/** The file's own column names and its first five rows, read in the browser: nothing is sent to look at a file. */
export async function readColumns(file: File): Promise<Preview> {
  const text = await file.slice(0, HEADER_REACH).text();
  const whole = text.slice(0, file.size > HEADER_REACH ? text.lastIndexOf("\n") : undefined);
  const delimiter = separatorOf(text);
  const first = (to: number) =>
    parse(whole, { bom: true, delimiter, to, relax_column_count: true }) as string[][];
  let records: string[][];
  try {
    records = first(6);
  } catch {
    records = first(1); // The names stand; what breaks off below them is told with its line when it is sent.
  }
  return { columns: (records[0] ?? []).map((name) => name.trim()), rows: records.slice(1) };
}

const hints = {
  reference: ["encounter", "patient", "reference", "mrn", "id"],
  resource: ["suite", "theatre", "room", "resource"],
  service: ["service", "specialty", "department"],
  code: ["cpt code", "procedure code", "code"],
  text: ["description", "procedure", "text"],
  start: ["schedule", "planned", "start"],
  minutes: ["booked time", "minutes", "duration", "min"],
} as const;
export type Meaning = keyof typeof hints;
export const meanings = Object.keys(hints) as Meaning[];

/** The column that most likely means this: the first whose name holds the most telling word. */
export function guess(meaning: Meaning, columns: readonly string[]): string {
  for (const hint of hints[meaning]) {
    const found = columns.find((column) => column.toLowerCase().includes(hint));
    if (found) return found;
  }
  return "";
}
