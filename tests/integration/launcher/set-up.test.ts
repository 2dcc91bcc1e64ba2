import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { mustReach } from "#db/embedded/unprivileged.ts";
import { startEmbedded, stopEmbedded } from "#db/embedded.ts";
import { as, inDatabase, logins, onOneConnection, ownerAddress, setUp, spelled } from "#db/setup/index.ts";
import { applyMigrations } from "#db/setup/migrate.ts";
import { viewerPassword } from "#server/kernel/keys.ts";

let folder: string;
const made: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dayward-setup-"));
  chmodSync(folder, 0o711);
});
afterAll(async () => {
  for (const name of made)
    await onOneConnection(inject("superUrl"), (sql) =>
      spelled(sql, "DROP DATABASE IF EXISTS %I WITH (FORCE)", name),
    );
  rmSync(folder, { recursive: true, force: true });
});

function fresh() {
  const name = `t_${randomBytes(6).toString("hex")}`;
  made.push(name);
  return { superUrl: inject("superUrl"), ownerUrl: ownerAddress(inject("superUrl"), viewerPassword, name) };
}

function migrations(...steps: { when: number; sql: string }[]): string {
  const at = mkdtempSync(join(folder, "migrations-"));
  mkdirSync(join(at, "meta"));
  const entries = steps.map(({ when }, idx) => ({
    idx,
    version: "7",
    when,
    tag: `000${idx}_step`,
    breakpoints: true,
  }));
  writeFileSync(
    join(at, "meta/_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  for (const [idx, { sql }] of steps.entries()) writeFileSync(join(at, `000${idx}_step.sql`), sql);
  return at;
}
const one = { when: 1000, sql: "create table one (id int)" };
const two = { when: 2000, sql: "create table two (id int)" };
const three = { when: 3000, sql: "create table three (id int)" };

test("two starters that set up one new database at once both succeed, and each migration runs once", async () => {
  const { superUrl, ownerUrl } = fresh();
  const options = { superUrl, ownerUrl, passwordOf: viewerPassword, migrations: migrations(one, two) };
  // The first lays the database; then two come at once to one that has nothing yet but its name.
  await onOneConnection(superUrl, (sql) =>
    spelled(sql, "CREATE DATABASE %I OWNER dayward_owner", new URL(ownerUrl).pathname.slice(1)),
  );
  const results = await Promise.all([setUp(options), setUp(options)]);
  expect(results.map((one) => one.applied).sort()).toEqual([0, 2]);
  expect(await setUp(options)).toEqual({ applied: 0 });
});

test("two starters that make one database at once both succeed", async () => {
  const options = { ...fresh(), passwordOf: viewerPassword, migrations: migrations(one) };
  const results = await Promise.all([setUp(options), setUp(options)]);
  expect(results.map((one) => one.applied).sort()).toEqual([0, 1]);
});

test("a migration that slips in before an applied one is refused, not skipped", async () => {
  const { superUrl, ownerUrl } = fresh();
  const common = { superUrl, ownerUrl, passwordOf: viewerPassword };
  await setUp({ ...common, migrations: migrations(one, three) });
  const refused = setUp({ ...common, migrations: migrations(one, two, three) });
  await expect(refused).rejects.toThrow(/slipped in before an applied one/);
  await expect(setUp({ ...common, migrations: migrations(one, three, two) })).rejects.toThrow(/dated before/);
  await expect(setUp({ ...common, migrations: migrations(one) })).rejects.toThrow(/does not know/);
  await expect(
    setUp({ ...common, migrations: migrations(one, { ...three, sql: "select 1" }) }),
  ).rejects.toThrow(/was changed/);
  expect(
    await setUp({ ...common, migrations: migrations(one, three, { when: 4000, sql: "select 1" }) }),
  ).toEqual({ applied: 1 });
});

test("a migration that fails leaves nothing of the others behind", async () => {
  const { superUrl, ownerUrl } = fresh();
  const broken = migrations(one, { when: 2000, sql: "create table two (id nonsense)" });
  await expect(
    setUp({ superUrl, ownerUrl, passwordOf: viewerPassword, migrations: broken }),
  ).rejects.toThrow();
  await onOneConnection(ownerUrl, async (sql) => {
    const [row] = await sql`select to_regclass('public.one') as one`;
    expect(row?.one).toBeNull();
    expect(await applyMigrations(sql, migrations(one))).toBe(1);
  });
});

test("an outside server is set up by an ordinary owner who may create roles, and again by one who no longer may", {
  timeout: 180_000,
}, async () => {
  const superPassword = viewerPassword("postgres");
  const server = await startEmbedded({
    folder: join(folder, "outside"),
    log: join(folder, "outside.log"),
    superPassword,
    initdb: ["--no-sync"],
  });
  try {
    const root = postgres(server.superUrl, { max: 1, onnotice: () => {} });
    await root`create role keeper login createrole password 'keeper'`;
    await root`create database clinic owner keeper`;
    const ownerUrl = inDatabase(as(server.superUrl, "keeper", "keeper"), "clinic");
    await setUp({ ownerUrl, passwordOf: viewerPassword });
    const members =
      await root`select 1 from pg_auth_members where member::regrole::text = any(${[...logins]})`;
    expect(members).toHaveLength(0);
    await root`alter role keeper nocreaterole`;
    expect(await setUp({ ownerUrl, passwordOf: viewerPassword })).toEqual({ applied: 0 });
    const otherKeys = setUp({ ownerUrl, passwordOf: (login) => `${viewerPassword(login)}x` });
    await expect(otherKeys).rejects.toMatchObject({
      message: expect.stringContaining("exist on this server with passwords from other keys"),
      advice: expect.stringContaining("Use the DATA_KEYS that this server was set up with"),
    });
    await root`alter role worker rename to somebody`;
    await expect(setUp({ ownerUrl, passwordOf: viewerPassword })).rejects.toMatchObject({
      message: expect.stringContaining("keeper may not create roles"),
      advice: expect.stringContaining("CREATE ROLE worker WITH LOGIN NOSUPERUSER"),
    });
    await root`create role worker login noinherit createdb`;
    await expect(setUp({ ownerUrl, passwordOf: viewerPassword })).rejects.toThrow(
      /worker is not an ordinary/,
    );
    await root`alter role keeper superuser`;
    await expect(setUp({ ownerUrl, passwordOf: viewerPassword })).rejects.toThrow(/superuser/);
    await root.end();
  } finally {
    await stopEmbedded(server);
  }
});

test("no password stands in the server's log, nor any value that a statement carried", {
  timeout: 180_000,
}, async () => {
  const { readFileSync } = await import("node:fs");
  const log = join(folder, "quiet.log");
  const superPassword = viewerPassword("postgres");
  const server = await startEmbedded({
    folder: join(folder, "quiet"),
    log,
    superPassword,
    initdb: ["--no-sync"],
  });
  try {
    await setUp({
      superUrl: server.superUrl,
      ownerUrl: ownerAddress(server.superUrl, viewerPassword),
      passwordOf: viewerPassword,
    });
    await onOneConnection(server.superUrl, async (sql) => {
      await sql`create table secret (word text primary key)`;
      await sql`insert into secret values (${"plantedword"})`;
      await expect(sql`insert into secret values (${"plantedword"})`).rejects.toMatchObject({
        code: "23505",
      });
    });
    const said = readFileSync(log, "utf8");
    expect(said).toMatch(/duplicate key/);
    expect(said).not.toContain("plantedword");
    expect(said).not.toContain("SCRAM");
    for (const login of logins) expect(said).not.toContain(viewerPassword(login));
  } finally {
    await stopEmbedded(server);
  }
});

test("a folder that the database's user cannot pass is named, with what to do", () => {
  const home = join(folder, "home");
  mkdirSync(join(home, "clinic/data"), { recursive: true });
  chmodSync(home, 0o700);
  const account = { uid: 65_500, gid: 65_500, name: "nobody" };
  expect(() => mustReach(account, join(home, "clinic/data"))).toThrow(`${home} cannot be passed by nobody`);
  chmodSync(join(home, "clinic"), 0o700);
  expect(() => mustReach(account, join(home, "clinic/data"))).toThrow(`${home} and ${home}/clinic`);
  chmodSync(join(home, "clinic"), 0o711);
  chmodSync(home, 0o711);
  expect(() => mustReach(account, join(home, "clinic/data"))).not.toThrow();
});
