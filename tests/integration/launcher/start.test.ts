import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { see } from "#db/embedded/processes.ts";
import { startEmbedded, stopEmbedded } from "#db/embedded.ts";
import { as, inDatabase } from "#db/setup/index.ts";
import { type Launched, launch, type Place, place, status } from "#tests/support/launched.ts";

/** Where the first start left everything, stopped: what later tests begin from, so that the demo is made once. */
let original: Place;
const DEMO_NOW = "2026-06-11T08:42:00Z";

const started: Launched[] = [];
const places: Place[] = [];
function begin(at: Place, more: Record<string, string> = {}, command?: readonly string[]): Launched {
  const run = launch({ ...at.env, ...more }, command);
  started.push(run);
  return run;
}
async function newPlace(from?: Place): Promise<Place> {
  const at = await place(from);
  places.push(at);
  return at;
}
async function stopped(run: Launched): Promise<number | null> {
  if (run.child.exitCode === null && run.child.signalCode === null) run.child.kill("SIGTERM");
  return run.ended;
}
async function cleanUp(): Promise<void> {
  for (const run of started.splice(0)) await stopped(run);
  for (const at of places.splice(0)) await at.clean();
}

const alive = (pid: number) => {
  const seen = see(pid);
  return seen !== undefined && !seen.zombie;
};
const everything = ["launcher", "web", "worker", "database"] as const;
const isReady = async (at: Place) => (await status(at.port, "/api/health/ready")) === 200;
const soon = { timeout: 60_000, interval: 50 };

beforeAll(async () => {
  original = await place();
  const run = launch({ ...original.env, DEMO_NOW }, ["npm", "start"]);
  await run.ready;
  const [live, ready] = [await status(original.port, "/api/health/live"), await isReady(original)];
  const modes = ["database.url", "postgres", "postgres.log"].map((name) =>
    mode(join(original.dataDir, name)),
  );
  const clocks = await asOwner(original, (sql) => sql`select offset_seconds::int as seconds from demo_clock`);
  await stopped(run);
  first = { output: run.output(), live, ready, modes, clocks: clocks.map((one) => one.seconds as number) };
}, 400_000);
afterEach(cleanUp, 30_000);
afterAll(() => original.clean());

let first: { output: string; live: number; ready: boolean; modes: string[]; clocks: number[] };
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

async function asOwner<T>(at: Place, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(readFileSync(join(at.dataDir, "database.url"), "utf8").trim(), { max: 1 });
  return work(sql).finally(() => sql.end());
}

describe("the first start", () => {
  test("tells each step, the address and the demo sign-ins, and is alive and ready", () => {
    for (const word of ["Settings", "Environment", "Build", "Database", "Set-up", "Demo", "Web and worker"])
      expect(first.output).toMatch(new RegExp(`• ${word}: .* \\(\\d+\\.\\d s\\)`));
    expect(first.output).toContain(`Dayward is open at http://localhost:${original.port}`);
    const door = first.output.indexOf(`http://localhost:${original.port}/p/linden\n`);
    expect(door).toBeGreaterThan(0);
    // Under the practice's address: role, person, sign-in name, passphrase.
    for (const line of [
      /Front desk +\S.* desk@linden\.example +demo \w+ \w+/,
      /Patient +\S.* juniper +demo \w+ \w+/,
    ])
      expect(first.output.slice(door)).toMatch(line);
    expect(first).toMatchObject({ live: 200, ready: true });
  });

  test("keeps keys and addresses to its user", () => {
    expect(first.modes).toEqual(["600", "700", "600"]);
    expect(mode(original.env.KEYS_DIR)).toBe("700");
    expect(mode(join(original.env.KEYS_DIR, "data.keys"))).toBe("600");
  });

  test("sets the clock of every demo practice to DEMO_NOW", () => {
    const meant = Temporal.Instant.from(DEMO_NOW).since(Temporal.Now.instant()).total("seconds");
    expect(first.clocks.length).toBeGreaterThan(1);
    // What has passed since then, in the tests before this one.
    for (const seconds of first.clocks) expect(Math.abs(seconds - meant)).toBeLessThan(300);
  });
});

test("the second start is quicker, changes nothing, and its owner is an ordinary role", {
  timeout: 180_000,
}, async () => {
  const at = await newPlace(original);
  const run = begin(at, {}, ["npm", "start"]);
  console.log(`second start ready after ${Math.round(await run.ready)} ms`);
  expect(run.output()).toMatch(/Build: unchanged.*PostgreSQL started.*Set-up: unchanged.*Demo: kept/s);
  const [row] = await asOwner(
    at,
    (sql) => sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`,
  );
  expect(row).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
});

test.for(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "%s closes everything, with requests and connections open",
  { timeout: 180_000 },
  async (signal) => {
    const at = await newPlace(original);
    const run = begin(at, {}, ["npm", "start"]);
    await run.ready;
    const pids = everything.map(at.pid);
    expect(pids.every(alive)).toBe(true);
    const held = await fetch(`http://127.0.0.1:${at.port}/api/health/live`, { keepalive: true });
    const asked = performance.now();
    if (signal === "SIGINT") process.kill(-(run.child.pid ?? 0), signal);
    else run.child.kill(signal);
    await vi.waitUntil(() => !pids.some(alive), soon);
    console.log(`${signal}: stopped after ${Math.round(performance.now() - asked)} ms`);
    await run.ended;
    await held.body?.cancel();
    expect(at.processes()).toHaveLength(0);
    expect(run.output()).toContain("• Stopped.");
  },
);

describe("after kill -9", () => {
  test("of the whole group, the next start takes the database over and is ready", {
    timeout: 180_000,
  }, async () => {
    const at = await newPlace(original);
    const killed = begin(at);
    await killed.ready;
    const database = at.pid("database");
    killed.killGroup();
    await killed.ended;
    expect(alive(database)).toBe(true);
    const next = begin(at);
    console.log(`ready after ${Math.round(await next.ready)} ms`);
    expect(next.output()).toMatch(/taken over/);
    expect(at.pid("database")).toBe(database);
  });

  test("of the launcher alone, nothing serves on without it, and the next start is ready", {
    timeout: 180_000,
  }, async () => {
    const at = await newPlace(original);
    await begin(at).ready;
    const [web, worker] = [at.pid("web"), at.pid("worker")];
    process.kill(at.pid("launcher"), "SIGKILL");
    const next = begin(at);
    console.log(`ready after ${Math.round(await next.ready)} ms`);
    expect(alive(web) || alive(worker)).toBe(false);
    expect(await isReady(at)).toBe(true);
  });

  test("of everything, the database too, what was committed is there", { timeout: 180_000 }, async () => {
    const at = await newPlace(original);
    const killed = begin(at);
    await killed.ready;
    await asOwner(at, (sql) => sql`update practice set name = name || ' (kept)'`);
    const database = at.processes();
    killed.killGroup();
    for (const one of database) process.kill(one.pid, "SIGKILL");
    await killed.ended;
    const next = begin(at);
    console.log(`ready after ${Math.round(await next.ready)} ms`);
    const names = await asOwner(at, (sql) => sql`select name from practice`);
    expect(names.every((one) => /\(kept\)$/.test(one.name))).toBe(true);
  });

  test("of web, worker and database in turn, each is started again", { timeout: 180_000 }, async () => {
    const at = await newPlace(original);
    await begin(at).ready;
    for (const name of ["web", "worker", "database"]) {
      const before = at.pid(name);
      process.kill(before, "SIGKILL");
      await vi.waitUntil(() => at.pid(name) !== before && alive(at.pid(name)), soon);
      await vi.waitUntil(() => isReady(at), soon);
    }
  });
});

describe("two starts", () => {
  test("at once on one folder: one opens, the other is refused with its address", {
    timeout: 180_000,
  }, async () => {
    const at = await newPlace(original);
    const other = await newPlace();
    const both = [begin(at), begin(at, { PORT: String(other.port) })];
    const outcomes = await Promise.all(
      both.map((run) => Promise.race([run.ready.then(() => "open"), run.ended])),
    );
    expect(outcomes.filter((one) => one === "open")).toHaveLength(1);
    expect(outcomes).toContain(1);
    const refused = both[outcomes.indexOf(1)]?.output();
    expect(refused).toContain("runs already from this data folder");
    const winner = outcomes[0] === "open" ? at : other;
    expect(refused).toContain(`http://localhost:${winner.port}`);
    expect(await isReady(winner)).toBe(true);
  });

  test("on one port: the second is told that it is taken, and what to do", { timeout: 180_000 }, async () => {
    const at = await newPlace();
    const other = createServer().listen(at.port, "127.0.0.1");
    const run = begin(at);
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`✗ Environment: port ${at.port} is taken by another program`);
    expect(run.output()).toMatch(/What to do: .*PORT=\d+ npm start/);
    other.close();
  });
});

test("a wrong variable stops the start with its name", async () => {
  const at = await newPlace();
  const run = begin(at, { DEMO_NOW: "yesterday" });
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain("✗ Settings: DEMO_NOW must be an instant");
});

test("a database whose keys are gone is not given new ones", async () => {
  const at = await newPlace(original);
  const run = begin(at, { KEYS_DIR: join(at.folder, "others") });
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain("holds no keys, but DATA_DIR");
});

test("with an outside database: opens without demo data, needs DATA_KEYS, and leaves the server as it was", {
  timeout: 180_000,
}, async () => {
  const at = await newPlace();
  const server = await startEmbedded({
    folder: join(at.folder, "outside"),
    log: join(at.folder, "outside.log"),
    superPassword: "outside",
    initdb: ["--no-sync"],
  });
  try {
    const root = postgres(server.superUrl, { max: 1, onnotice: () => {} });
    await root`create role keeper login createrole password 'keeper'`;
    await root`create database clinic owner keeper`;
    const DATABASE_URL = inDatabase(as(server.superUrl, "keeper", "keeper"), "clinic");
    const bare = begin(at, { DATABASE_URL });
    expect(await bare.ended).toBe(1);
    expect(bare.output()).toContain("✗ Settings: DATA_KEYS is required with DATABASE_URL");
    const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
    const dated = begin(at, { DATABASE_URL, DATA_KEYS, DEMO_NOW });
    expect(await dated.ended).toBe(1);
    expect(dated.output()).toContain("✗ Settings: DEMO_NOW is refused with DATABASE_URL");

    const run = begin(at, { DATABASE_URL, DATA_KEYS });
    await run.ready;
    expect(run.output()).not.toMatch(/Demo:|\/p\//);
    const owner = postgres(DATABASE_URL, { max: 1 });
    const [row] = await owner`select count(*)::int as practices from practice`;
    expect(row?.practices).toBe(0);
    await owner.end();
    if (process.platform === "linux") {
      const environment = readFileSync(`/proc/${at.pid("web")}/environ`, "utf8");
      expect(environment, "web never sees the owner's address").not.toContain("keeper");
    }
    await stopped(run);
    expect(alive(server.pid)).toBe(true);
    await root.end();
  } finally {
    await stopEmbedded(server);
  }
});
