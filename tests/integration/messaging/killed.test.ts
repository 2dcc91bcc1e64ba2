import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { house } from "#tests/integration/scheduling/house.ts";
import { dueMails } from "#tests/support/due-mails.ts";
import { mailServer } from "./mail-server.ts";

const { clinic, database } = house();
const root = join(import.meta.dirname, "../../..");
const [WORKERS, MESSAGES] = [8, 5_000];

const worker = join(root, "server/worker.ts");
/** The product's own worker, on this database, with this mail server. */
function start(mail: string): ChildProcess {
  const url = new URL(database().viewerUrl("worker"));
  const server = new URL(url);
  server.username = "";
  server.password = "";
  return fork(worker, [], {
    cwd: root,
    stdio: "ignore",
    env: {
      ...process.env,
      DAYWARD_DATABASE: server.toString(),
      SMTP_URL: mail,
      MAIL_FROM: "Linden <post@linden.example>",
      NODE_EXTRA_CA_CERTS: join(root, "tests/support/tls/certificate.pem"),
      LOG_LEVEL: "silent",
      POOL_SIZE: "3",
    },
  });
}

type Sum = { state: string; n: number };

test("8 workers and 5,000 messages that are due, killed at random, the database cut off once: each comes once, or is said to be unsure", async () => {
  const c = await clinic();
  const owner = postgres(database().superUrl, { max: 1 });
  const queue = postgres(database().viewerUrl("queue"), { max: 1 });
  const server = await mailServer();
  await dueMails(owner, c, MESSAGES);
  const set = async (text: string) => {
    const ahead = Temporal.Now.instant().until(Temporal.Instant.from(text)).total("seconds");
    await owner`
      insert into demo_clock (practice_id, offset_seconds) values (${c.practiceId}, ${Math.round(ahead)})
      on conflict (practice_id) do update set offset_seconds = excluded.offset_seconds`;
  };
  await set("2026-06-15T09:00:00Z");
  const ask = () => queue`select graphile_worker.add_job('send_all_due', '{}'::json)`;
  const states = async (): Promise<Record<string, number>> => {
    const rows = await owner<
      Sum[]
    >`select state, count(*)::int as n from message where practice_id = ${c.practiceId} group by state`;
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };
  const running = Array.from({ length: WORKERS }, () => start(server.url));
  onTestFinished(async () => {
    for (const child of running) child.kill("SIGKILL");
    await Promise.all([owner.end(), queue.end()]);
  });
  await ask();

  let kills = 0;
  const killing = setInterval(() => {
    const n = Math.floor(Math.random() * WORKERS);
    running[n]?.kill("SIGKILL");
    running[n] = start(server.url);
    kills += 1;
  }, 6_000); // a worker takes two seconds of a core to start
  onTestFinished(() => clearInterval(killing));
  await expect
    .poll(() => server.letters.length, { timeout: 600_000, interval: 200 })
    .toBeGreaterThan(MESSAGES / 2);
  await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  // A worker that lost its lock ends; whoever keeps it starts it again.
  for (const [n, child] of running.entries())
    child.once("exit", () => {
      if (running[n] === child) running[n] = start(server.url);
    });
  await expect.poll(async () => (await states()).planned ?? 0, { timeout: 600_000, interval: 500 }).toBe(0);
  clearInterval(killing);
  expect(kills).toBeGreaterThan(2);

  // What was broken off is asked for once nobody can have it in hand any more.
  await set("2026-06-15T09:30:00Z");
  await expect
    .poll(
      async () => {
        await ask();
        return (await states()).sending ?? 0;
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toBe(0);
  const sums = await states();
  console.log(`${kills} workers killed: ${JSON.stringify(sums)}, ${server.letters.length} letters`);
  expect((sums.sent ?? 0) + (sums.unknown ?? 0)).toBe(MESSAGES);
  const arrived = server.letters.map(({ raw }) => /^Message-ID: <([^@]*)@/im.exec(raw)?.[1] ?? "");
  expect(new Set(arrived).size).toBe(arrived.length);
  const sent = await owner<{ id: string }[]>`
    select message_id as id from message where practice_id = ${c.practiceId} and state = 'sent'`;
  const here = new Set(arrived);
  expect(sent.filter(({ id }) => !here.has(id))).toEqual([]);
}, 900_000);
