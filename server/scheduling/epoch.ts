import type { Tx } from "#server/kernel/index.ts";

/** The instant in a column as whole epoch ms, as the rules reckon: PostgreSQL keeps microseconds. */
export const ms = ({ sql }: Tx, column: string) => sql`floor(date_part('epoch', ${sql(column)}) * 1000)`;

/** Epoch ms as the wire has it, as Temporal writes whole seconds: boards write hundreds, and a Date writes them ten times as fast. */
export function isoOf(epochMs: number): string {
  const text = new Date(epochMs).toISOString();
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
}
