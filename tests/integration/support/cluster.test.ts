import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logins } from "#db/setup/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("every login connects to its own database and to no other", async () => {
  for (const login of logins) {
    const sql = postgres(database.viewerUrl(login), { max: 1 });
    const [row] = await sql`select current_user as me, current_setting('is_superuser') as strong`;
    expect(row).toEqual({ me: login, strong: "off" });
    await sql.end();
    const other = new URL(database.viewerUrl(login));
    other.pathname = "/postgres";
    const elsewhere = postgres(other.toString(), { max: 1 });
    await expect(elsewhere`select 1`).rejects.toMatchObject({ code: "42501" });
    await elsewhere.end();
  }
});

test("no login is a member of another role, owns a table of ours or may make objects", async () => {
  const sql = postgres(database.superUrl, { max: 1 });
  const members =
    await sql`select member::regrole::text from pg_auth_members where member::regrole::text = any(${[...logins]})`;
  expect(members).toHaveLength(0);
  const owned = await sql`
    select tableowner, tablename from pg_tables where tableowner = any(${[...logins]}) and schemaname <> 'graphile_worker'`;
  expect(owned).toHaveLength(0);
  for (const login of logins) {
    const [may] =
      await sql`select has_database_privilege(${login}, current_database(), 'CREATE, TEMP') as make,
      has_schema_privilege(${login}, 'public', 'CREATE') as here`;
    expect(may, login).toEqual({ make: false, here: false });
  }
  await sql.end();
});

test("a viewer's job carries the practice of its transaction, rolls back with it, and needs one", async () => {
  const desk = postgres(database.viewerUrl("viewer_desk"), { max: 1 });
  const practice = "01890000-0000-7000-8000-000000000001";
  const id = "01890000-0000-7000-8000-000000000002";
  const add = (fail: boolean) =>
    desk.begin(async (sql) => {
      await sql`select set_config('app.practice', ${practice}, true)`;
      await sql`select queue.enqueue('import.run', ${id})`;
      if (fail) throw new Error("rolled back");
    });
  await add(false);
  await expect(add(true)).rejects.toThrow("rolled back");
  await expect(desk`select queue.enqueue('import.run', ${id})`).rejects.toMatchObject({ code: "42501" });
  await expect(desk`select * from graphile_worker._private_jobs`).rejects.toMatchObject({ code: "42501" });
  await desk.end();
  const queue = postgres(database.viewerUrl("queue"), { max: 1 });
  const jobs = await queue`select payload from graphile_worker._private_jobs`;
  expect(jobs.map((job) => job.payload)).toEqual([{ practiceId: practice, id }]);
  await queue.end();
});
