import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Pool } from "#db/client.ts";
import { holds } from "./forms-of.ts";

/** The tables, of every schema of ours, in which some column as SQL shows it holds one of these forms. */
export async function tablesWith(sql: Pool, forms: readonly Buffer[]): Promise<string[]> {
  const shown = await sql<{ name: string; contents: string }[]>`
    select format('%s.%s', table_schema, table_name) as name,
           query_to_xml(format('select t::text as row from %I.%I t', table_schema, table_name), true, true, '')::text as contents
      from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
     order by 1`;
  return shown.filter(({ contents }) => holds(Buffer.from(contents), forms)).map(({ name }) => name);
}

/** The files of the whole database server, WAL and log included, that hold one of these forms; a checkpoint is forced first. */
export async function filesWith(sql: Pool, forms: readonly Buffer[]): Promise<string[]> {
  await sql`checkpoint`;
  const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
  const root = dirname(row?.folder ?? "");
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // The log of other tests' writes goes on meanwhile, and its oldest files are written over.
    .toSorted((a, b) => Number(b.includes("pg_wal")) - Number(a.includes("pg_wal")));
  return files
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.size)
    .filter((file) => holds(bytesOf(file), forms))
    .map((file) => relative(root, file));
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0); // another test's database, dropped meanwhile
  }
}

/** All that a thief without keys can tell of a database: every row, with sealed bytes and wrapped keys as lengths alone. */
export async function whatCanBeTold(sql: Pool): Promise<Record<string, string>> {
  const tables = await sql<{ name: string; columns: string }[]>`
    select t.table_name as name,
           string_agg(case c.data_type when 'bytea' then format('octet_length(%I) as %I', c.column_name, c.column_name)
                      else quote_ident(c.column_name) end, ', ' order by c.ordinal_position) as columns
      from information_schema.tables t
      join information_schema.columns c using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and t.table_schema = 'public' group by 1 order by 1`;
  const told: Record<string, string> = {};
  for (const { name, columns } of tables) {
    const [row] = await sql<{ contents: string }[]>`
      select query_to_xml(format('select t::text as row from (select %s from %I) t order by 1', ${columns}::text, ${name}::text),
                          true, true, '')::text as contents`;
    told[name] = row?.contents ?? "";
  }
  return told;
}
