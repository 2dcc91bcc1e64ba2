import { Logger, run } from "graphile-worker";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { declareAlive, livingRunner, releaseAbandoned } from "#server/worker/liveness.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

let database: TestDatabase;
let queue: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  queue = postgres(database.viewerUrl("queue"), { max: 1 });
});
afterAll(async () => {
  await queue.end();
  await database.drop();
});

test("jobs of a runner that no longer lives go back to the queue, those of a living one stay", async () => {
  const alive = await declareAlive(database.viewerUrl("worker"));
  await alive.runner("worker-living");
  for (const word of ["one", "two"]) await queue`select graphile_worker.add_job(${word}, ${"{}"}::json)`;
  await queue`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute',
    locked_by = case task_id when (select min(task_id) from graphile_worker._private_jobs) then 'worker-living' else 'worker-dead' end`;
  const lockedBy = async () => {
    const rows = await queue`select locked_by from graphile_worker._private_jobs order by task_id`;
    return rows.map((row) => row.locked_by as string | null);
  };
  await releaseAbandoned(queue);
  expect(await lockedBy()).toEqual(["worker-living", null]);
  await alive.end();
  await expect
    .poll(async () => {
      await releaseAbandoned(queue);
      return lockedBy();
    })
    .toEqual([null, null]);
});

test("what was given up, or died in its last try, can be asked for again", async () => {
  const ask = () => queue`
    select graphile_worker.add_job('three', ${"{}"}::json, job_key => 'the same', max_attempts => 2, job_key_mode => 'unsafe_dedupe')`;
  const open = async () => {
    const rows = await queue`
      select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'three' and attempts < max_attempts`;
    return rows.length;
  };
  await ask();
  await queue`
    update graphile_worker._private_jobs set attempts = 2, locked_at = now() - interval '1 minute', locked_by = 'worker-dead' where key = 'the same'`;
  await releaseAbandoned(queue);
  await ask();
  await ask();
  expect(await open()).toBe(1);
});

test("a job that takes long is its runner's own to the end: nobody else is given it", async () => {
  const alive = await declareAlive(database.viewerUrl("worker"));
  const done = Promise.withResolvers<void>();
  let begun = 0;
  const runner = await run({
    connectionString: database.viewerUrl("queue"),
    concurrency: 2,
    pollInterval: 50,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    events: livingRunner(alive),
    taskList: {
      slow: () => {
        begun++;
        return done.promise;
      },
    },
  });
  await queue`select graphile_worker.add_job('slow', ${"{}"}::json)`;
  await expect.poll(() => begun).toBe(1);
  await queue`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by is not null`;
  await releaseAbandoned(queue);
  await queue`select graphile_worker.add_job('slow', ${"{}"}::json)`; // one that may begin, so that both had the time to
  await expect.poll(() => begun).toBe(2);
  const jobs = await queue`select locked_by is not null as locked from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'slow'`;
  expect(jobs.map(({ locked }) => locked)).toEqual([true, true]);
  done.resolve();
  await runner.stop();
  await alive.end();
});
