import { afterAll, beforeAll, expect, test } from "vitest";
import { Connections } from "#server/kernel/connections.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { Rows } from "#tests/support/scene.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const wait = (ms: number) => new Promise((go) => setTimeout(go, ms));

test("what nobody has is closed after its idle time, and whoever asks then gets another", async () => {
  const lent = new Connections(database.superUrl, { max: 3, name: "idle ones", idleMs: 100 });
  const rows = new Rows(database.superUrl);
  const open = async () => {
    const [row] = await rows.sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity where application_name = 'idle ones'`;
    return row?.count;
  };
  const pid = (meanwhile?: () => Promise<void>) =>
    lent.lend(async ({ sql }) => {
      const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await meanwhile?.();
      return row?.pid;
    });
  const allOpen = () => expect.poll(open).toBe(3);
  const first = await Promise.all([pid(allOpen), pid(allOpen), pid(allOpen)]);
  await expect.poll(open).toBe(0);
  expect(first).not.toContain(await pid());
  // Who has one keeps it, however long it says nothing.
  await lent.lend(async ({ sql }) => {
    await sql`select 1`;
    await wait(250);
    expect(await open()).toBe(1);
    await sql`select 1`;
  });
  await lent.end(1);
  await rows.end();
});

test("nobody is given one that is just being closed", async () => {
  const lent = new Connections(database.superUrl, { max: 2, name: "at the border", idleMs: 5 });
  const caller = async (seed: number) => {
    for (let k = 0; k < 150; k++) {
      const said = lent.lend(async (connection) => {
        await connection.sql`begin`;
        await wait(0);
        expect(connection.lost).toBe(false);
        const [row] = await connection.sql<{ n: number }[]>`select ${k}::int as n`;
        await connection.sql`commit`;
        return row?.n;
      });
      expect(await said).toBe(k);
      await wait((seed + k) % 12);
    }
  };
  await Promise.all([caller(0), caller(5), caller(9)]);
  await lent.end(1);
});
