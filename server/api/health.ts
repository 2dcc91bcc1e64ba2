import journal from "#db/migrations/meta/_journal.json" with { type: "json" };
import { log } from "#server/kernel/log.ts";
import { poolOf } from "#server/kernel/pools.ts";

const newest = Math.max(0, ...journal.entries.map((entry) => entry.when));

/** Whether the database answers, has this build's newest migration, and a worker holds its lock. */
export async function isReady(): Promise<boolean> {
  try {
    const [row] = await poolOf("viewer_door").lend(
      ({ sql }) => sql`
      select exists (select from drizzle.__drizzle_migrations where created_at >= ${newest}) as migrated,
             exists (select from pg_locks l
                      where l.locktype = 'advisory' and l.granted and l.objid = 0
                        and l.classid::bigint = hashtext('dayward worker')::bigint & 4294967295
                        and l.database = (select oid from pg_database where datname = current_database())) as worker`,
    );
    return row?.migrated === true && row?.worker === true;
  } catch (error) {
    log.warn({ code: (error as { code?: string }).code }, "not ready");
    return false;
  }
}
