import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import postgres from "postgres";
import { log } from "../kernel/log.ts";

/**
 * Held for as long as a worker's process lives: one shared lock for readiness, one for each of its job runners, on a connection of its own as the
 * login `worker`. PostgreSQL lets go of them when the process dies, however it dies.
 */
export async function declareAlive(address: string) {
  const sql = postgres(address, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: "dayward worker alive" },
  });
  await sql`select pg_advisory_lock_shared(hashtext('dayward worker'), 0)`;
  return {
    runner: (id: string) => sql`select pg_advisory_lock_shared(hashtext('dayward worker'), hashtext(${id}))`,
    still: () => sql`select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() limit 1`,
    end: () => sql.end({ timeout: 1 }),
  };
}

/** What a runner says of itself: jobs are locked by the name of its pool, so that is what must be known to live. */
export function livingRunner(alive: Awaited<ReturnType<typeof declareAlive>>): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    alive
      .runner(workerPool.id)
      .catch((error: Error) => log.error({ reason: error.message }, "worker lost its lock"));
  });
  return events;
}

/**
 * Gives back the jobs whose runner no longer lives (its machine stopped, its process was killed); what was tried for the last time gives up its key, so that whoever asks for the
 * same again is not taken for having been answered. Run as the login `queue`.
 */
export async function releaseAbandoned(sql: postgres.Sql): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(j.locked_by)) from (
      select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and locked_at < now() - interval '5 seconds'
         and not exists (select from pg_locks l
               where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
                 and l.classid::bigint = hashtext('dayward worker')::bigint & 4294967295
                 and l.objid::bigint = hashtext(locked_by)::bigint & 4294967295)) j
    having count(*) > 0`;
  await sql`
    update graphile_worker._private_jobs set key = null
     where key is not null and locked_at is null and attempts >= max_attempts`;
}
