import type { Pool, Tx } from "#db/client.ts";

export type Row = Record<string, string | number | boolean | null | string[] | Uint8Array>;

const AT_ONCE = 2000; // rows; PostgreSQL takes 65,534 parameters a statement

/** Inserts rows that all have the same columns, as the owner. */
export async function put(sql: Pool | Tx["sql"], table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await sql`insert into ${sql(table)} ${sql(rows.slice(from, from + AT_ONCE))}`;
  }
}
