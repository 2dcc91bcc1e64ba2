import type postgres from "postgres";

/** Schemas whose tables are not ours, or name nobody: the migrator's note, the queue's own, and counters by hashed key. */
export const exemptSchemas = ["drizzle", "graphile_worker", "limits"] as const;

/** Keys that do not begin with the practice, each with its reason. */
export const exemptKeys: Readonly<Record<string, string>> = {
  practice_slug_is_unique: "the door looks a practice up by its address alone",
};

export type Table = { name: string; policies: number; secured: boolean; forced: boolean; owner: string };

/** Every table of ours, whatever its schema. */
export const tablesOfOurs = (sql: postgres.Sql): Promise<Table[]> => sql<Table[]>`
  select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
         c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relowner::regrole::text as owner,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'f', 'm', 'v')
     and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
     and n.nspname <> all (${[...exemptSchemas]}) and not exists (
       select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
   order by 1`;

export type Key = { name: string; on: string; kind: string; first: string | null; target: string | null };

/** Primary keys, unique constraints and indexes, exclusions and foreign keys, each with the first column of its own and of what it points at. */
export const keysOfOurs = (sql: postgres.Sql): Promise<Key[]> => sql<Key[]>`
  select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as on,
         case when i.indisprimary then 'primary' when i.indisexclusion then 'exclusion' else 'unique' end as kind,
         (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first,
         null as target
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where (i.indisunique or i.indisexclusion) and n.nspname !~ '^pg_' and n.nspname <> all (${[...exemptSchemas]})
  union all
  select k.conname, k.conrelid::regclass::text, 'foreign',
         (select attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]),
         (select attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1])
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
   where k.contype = 'f' and n.nspname !~ '^pg_' and n.nspname <> all (${[...exemptSchemas]})
  order by 1`;

export type Policy = {
  on: string;
  name: string;
  command: string;
  to: string[];
  permissive: boolean;
  using: string | null;
  check: string | null;
};

export const policiesOfOurs = (sql: postgres.Sql): Promise<Policy[]> => sql<Policy[]>`
  select p.polrelid::regclass::text as on, p.polname as name, p.polcmd as command, p.polpermissive as permissive,
         array(select case r when 0 then 'public' else r::regrole::text end from unnest(p.polroles) r) as to,
         pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p order by 1, 2`;

/** `table` → `login` → its rights as letters: r select, a insert, w update, d delete, and any other (which nobody should have). */
export async function grantsOfOurs(sql: postgres.Sql): Promise<Record<string, Record<string, string>>> {
  const rows = await sql<{ on: string; login: string; rights: string }[]>`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as on,
           case g.grantee when 0 then 'public' else g.grantee::regrole::text end as login,
           string_agg(case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w'
                       when 'DELETE' then 'd' else lower(g.privilege_type) end, '' order by
                       array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], g.privilege_type)) as rights
      from pg_class c join pg_namespace n on n.oid = c.relnamespace,
           lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) g
     where c.relkind in ('r', 'p', 'f', 'm', 'v') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and n.nspname <> all (${[...exemptSchemas]}) and g.grantee <> c.relowner
       and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     group by 1, 2`;
  const all: Record<string, Record<string, string>> = {};
  for (const { on, login, rights } of rows) all[on] = { ...all[on], [login]: rights };
  return all;
}

export type Definer = { name: string; owner: string; config: string[]; grantees: string[]; source: string };

/** Functions that run with their owner's rights. */
export const definersOfOurs = (sql: postgres.Sql): Promise<Definer[]> => sql<Definer[]>`
  select p.proname as name, p.proowner::regrole::text as owner, coalesce(p.proconfig, '{}') as config, p.prosrc as source,
         array(select case g.grantee when 0 then 'public' else g.grantee::regrole::text end
                 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner) as grantees
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> 'graphile_worker'
   order by 1`;
