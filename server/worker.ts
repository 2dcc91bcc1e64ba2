import { Logger, run } from "graphile-worker";
import postgres from "postgres";
import { databaseAddress } from "./kernel/address.ts";
import { readEnv } from "./kernel/env.ts";
import { closePools } from "./kernel/index.ts";
import { log } from "./kernel/log.ts";
import { origin } from "./kernel/origin.ts";
import { openChannels } from "./messaging/index.ts";
import { declareAlive, livingRunner, releaseAbandoned } from "./worker/liveness.ts";
import { messageCrontab, messageTasks } from "./worker/message-tasks.ts";
import { crontab, tasks } from "./worker/tasks.ts";

const CONCURRENCY = 4;
const PATIENCE = 1_200;

const alive = await declareAlive(databaseAddress("worker"));
const queue = postgres(databaseAddress("queue"), {
  max: 1,
  onnotice: () => {},
  connection: { application_name: "dayward queue" },
});
await releaseAbandoned(queue);

const events = livingRunner(alive);
events.on("job:failed", ({ job, error }) => {
  const { code, name } = error as Error & { code?: string };
  log.error({ task: job.task_identifier, job: job.id, code, name }, "job failed for good");
});

const ways = openChannels(
  readEnv(),
  ({ practiceId, messageId }) => `${origin()}/api/sms/${practiceId}/${messageId}`,
);
const runner = await run({
  connectionString: databaseAddress("queue"),
  taskList: { ...tasks, ...messageTasks(ways) },
  crontab: `${crontab}\n${messageCrontab}`,
  concurrency: CONCURRENCY,
  noHandleSignals: true,
  gracefulShutdownAbortTimeout: PATIENCE,
  logger: new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn(message);
    else log.debug(message);
  }),
  events,
});

// The lock is what readiness sees: a process that has lost it (the database restarted) is replaced by a fresh one.
const check = setInterval(async () => {
  const held = await alive.still().catch(() => []);
  if (held.length === 0) return end(1);
  await releaseAbandoned(queue).catch(() => undefined);
}, 5_000);

let ending = false;
/** Takes no more jobs, finishes those in hand, and ends. What does not finish in time goes back to the queue. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  clearInterval(check);
  setTimeout(() => process.exit(code), PATIENCE + 500).unref();
  await runner.stop().catch(() => undefined);
  await Promise.allSettled([queue.end({ timeout: 1 }), closePools(), ways.email?.end(), ways.sms?.end()]);
  await alive.end();
  process.exit(code);
}

process.on("SIGTERM", () => void end(0));
process.on("disconnect", () => void end(0));
process.on("SIGINT", () => {
  if (!process.connected) void end(0); // Ctrl-C reaches the whole group; the launcher keeps the order.
});
runner.promise.catch(() => end(1));
