import type { Pool } from "#db/client.ts";

/** A digest of every table of a database, audit and attempt counters aside: what a refusal may add to. */
export async function contentsOf(sql: Pool): Promise<Record<string, string>> {
  const tables = await sql<{ name: string; digest: string }[]>`
    select format('%s.%s', table_schema, table_name) as name,
           md5(query_to_xml(format('select t::text from %I.%I t order by 1', table_schema, table_name), true, true, '')::text)
             as digest
      from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'limits')
       and table_name not in ('audit_event')`;
  return Object.fromEntries(tables.map(({ name, digest }) => [name, digest]));
}
