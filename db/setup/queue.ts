import type postgres from "postgres";
import { onOneConnection, spelled } from "./connection.ts";

/**
 * The jobs' own schema, owned by the login `queue`, and the one function by which others may add a job. `owner` owns the database and lends
 * `queue` the right to make schemas while this runs.
 */
export async function setUpQueue(owner: postgres.Sql, queueUrl: string): Promise<void> {
  const [here] = await owner`select current_database() as name, current_user as owner,
    to_regprocedure('queue.enqueue_once(text,uuid)') is not null as ready`;
  const name = here?.name as string;
  if (here?.ready && !(await behind(queueUrl))) return;
  await spelled(owner, "GRANT CREATE ON DATABASE %I TO queue", name);
  try {
    const { Logger, makeWorkerUtils } = await import("graphile-worker");
    const quiet = new Logger(() => () => {});
    const utils = await makeWorkerUtils({ connectionString: queueUrl, logger: quiet });
    await utils.migrate();
    await utils.release();
    await onOneConnection(queueUrl, (sql) => makeEnqueue(sql, here?.owner as string));
  } finally {
    await spelled(owner, "REVOKE CREATE ON DATABASE %I FROM queue", name);
  }
}

/** The newest step of graphile-worker's own schema that this version brings. */
const NEWEST = 20;

async function behind(queueUrl: string): Promise<boolean> {
  return onOneConnection(queueUrl, async (sql) => {
    const [row] = await sql`select coalesce(max(id), 0)::int as newest from graphile_worker.migrations`;
    return (row?.newest as number) < NEWEST;
  });
}

async function makeEnqueue(sql: postgres.Sql, owner: string): Promise<void> {
  await sql`create schema if not exists queue`;
  // Only ids travel in payloads, and the practice is the request's own: nobody can queue work for another.
  await sql`
    create or replace function queue.enqueue(task text, id uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      practice uuid := nullif(current_setting('app.practice', true), '')::uuid;
    begin
      if practice is null then
        raise exception 'a job needs the practice of the request' using errcode = '42501';
      end if;
      perform graphile_worker.add_job(task, json_build_object('practiceId', practice, 'id', id));
    end $$`;
  // However often it is asked for before it is begun, it is done once.
  await sql`
    create or replace function queue.enqueue_once(task text, id uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      practice uuid := nullif(current_setting('app.practice', true), '')::uuid;
    begin
      if practice is null then
        raise exception 'a job needs the practice of the request' using errcode = '42501';
      end if;
      perform graphile_worker.add_job(task, json_build_object('practiceId', practice, 'id', id),
                job_key => task || ':' || practice || ':' || id, job_key_mode => 'preserve_run_at');
    end $$`;
  for (const name of ["enqueue", "enqueue_once"])
    await spelled(sql, "revoke all on function queue.%I(text, uuid) from public", name);
  for (const login of [
    "viewer_desk",
    "viewer_clinician",
    "viewer_manager",
    "viewer_patient",
    "viewer_door",
    "worker",
    owner,
  ]) {
    await spelled(sql, "grant usage on schema queue to %I", login);
    for (const name of ["enqueue", "enqueue_once"])
      await spelled(sql, "grant execute on function queue.%I(text, uuid) to %I", name, login);
  }
}
