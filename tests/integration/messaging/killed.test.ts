import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { house } from "#tests/integration/scheduling/house.ts";
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

/** So many patients, each with a visit in three weeks and one mail about it that is due; as the owner writes them. */
async function fill(
  sql: postgres.Sql,
  c: { practiceId: string; siteId: string; variants: { consultation: string } },
) {
  const at = "2026-07-06T08:00:00Z";
  await sql`
    create temporary table one as
    select n, gen_random_uuid() as patient, gen_random_uuid() as booking, gen_random_uuid() as message from generate_series(1, ${MESSAGES}) n`;
  const { practiceId, siteId, variants } = c;
  await sql.begin((tx) => [
    tx`set local session_replication_role = replica`, // a booking's claims, and what plans messages, are not what is tried here
    tx`insert into claimant (practice_id, claimant_id, kind) select ${practiceId}, patient, 'patient' from one`,
    tx`insert into patient (practice_id, patient_id, given_name, family_name, search_name, email, registered_at)
       select ${practiceId}, patient, 'Person', 'Number' || n, 'person', 'p' || n || '@home.example', ${at} from one`,
    tx`insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, kind, label, state, starts_at, ends_at, arrives_at,
                            idempotency_key, created_at)
       select ${practiceId}, booking, ${siteId}, patient, ${variants.consultation}, 'consultation', 'Visit', 'booked', ${at}::timestamptz,
              ${at}::timestamptz + interval '30 minutes', ${at}, 'k' || n, '2026-06-15T06:00:00Z' from one`,
    tx`insert into message (practice_id, message_id, patient_id, booking_id, schedule_version, rule, occasion, channel, due_at, until, state, changed_at)
       select ${practiceId}, message, patient, booking, 1, 'booked', 0, 'email', '2026-06-15T06:00:00Z', ${at}, 'planned', '2026-06-15T06:00:00Z' from one`,
    tx`insert into contact_preference (practice_id, patient_id, channel, safe_from_minute, safe_to_minute)
       select ${practiceId}, patient, 'email', 0, 1439 from one`,
  ]);
}

type Sum = { state: string; n: number };

test("8 workers and 5,000 messages that are due, killed at random, the database cut off once: each comes once, or is said to be unsure", async () => {
  const c = await clinic();
  const owner = postgres(database().superUrl, { max: 1 });
  const queue = postgres(database().viewerUrl("queue"), { max: 1 });
  const server = await mailServer();
  await fill(owner, c);
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
