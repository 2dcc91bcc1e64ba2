import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { endImport } from "./run-import.ts";

const lockOf = (runId: string) => `import run/${runId}`;

/**
 * Does a run's work while its lock is held, in a transaction that does nothing else: PostgreSQL lets go of it when the process dies, however it dies.
 * A queued run that was cut off is given back to the queue, one of the command line is marked failed.
 */
export async function whileHeld<T>(ctx: Ctx, runId: string, work: () => Promise<T>): Promise<T> {
  const done = await transact(ctx, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(runId)}, 0))`;
    // A fault of the work's own must not make this transaction begin again.
    return work().then(
      (value) => ({ value }),
      (fault: unknown) => ({ fault }),
    );
  });
  if ("fault" in done) throw done.fault;
  return done.value;
}

/** Of a run `r`: it is not over, waits in no queue (a queued file is there until its end), and nobody holds its lock. */
export const isAbandoned = (tx: Tx) => tx.sql`
  (r.state in ('waiting', 'running') and r.sealed is null and not exists (
    select from pg_locks l
     where l.locktype = 'advisory' and l.objsubid = 1 and l.database = (select oid from pg_database where datname = current_database())
       and (l.classid::bigint << 32) | l.objid::bigint = hashtextextended('import run/' || r.run_id, 0)))`;

/** Marks the practice's runs failed that were killed at the command line; what they had booked stays booked. */
export async function failAbandoned(ctx: Ctx): Promise<void> {
  const runs = await transact(
    ctx,
    (tx) => tx.sql<{ id: string }[]>`
      select r.run_id as id from import_run r where r.practice_id = ${ctx.practiceId} and ${isAbandoned(tx)}`,
  );
  for (const { id } of runs) await endImport(ctx, id, "unforeseen");
}
