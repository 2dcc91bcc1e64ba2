import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool, type Pool } from "#db/client.ts";
import { type House, openHouse } from "./house.ts";

const logins = [
  "viewer_door",
  "viewer_desk",
  "viewer_clinician",
  "viewer_manager",
  "viewer_patient",
  "worker",
] as const;
type Name = (typeof logins)[number];

let house: House;
let pools: Record<Name, Pool>;
beforeAll(async () => {
  house = await openHouse();
  const open = (login: Name) => openPool(house.database.viewerUrl(login), { max: 1 });
  pools = Object.fromEntries(logins.map((login) => [login, open(login)])) as Record<Name, Pool>;
});
afterAll(async () => {
  await Promise.all(Object.values(pools).map((pool) => pool.end()));
  await house.close();
});

const refused = { code: "42501" };

describe.each(logins)("%s", (login) => {
  test.each(["credential", "session", "access_code"])(
    "reads nothing of %s and changes nothing in it",
    async (table) => {
      const sql = pools[login];
      await expect(sql`select * from ${sql(table)}`).rejects.toMatchObject(refused);
      await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject(refused);
      await expect(sql`insert into ${sql(table)} default values`).rejects.toMatchObject(refused);
    },
  );
});

test("the door reads no table of ours but its counters", async () => {
  const tables = await house.rows.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  expect(tables.length).toBeGreaterThan(30);
  const sql = pools.viewer_door;
  for (const { name } of tables)
    await expect(sql`select * from ${sql(name)}`, name).rejects.toMatchObject(refused);
  await expect(sql`select count(*) from limits.attempt`).resolves.toHaveLength(1);
});

test("each of the door's functions answers the login that it is for, and no other", async () => {
  const may: Record<string, Name[]> = {
    ...Object.fromEntries(
      [
        "practice",
        "session",
        "credential",
        "refused",
        "start",
        "end",
        "roles",
        "choose",
        "code",
        "redeem",
        "own_credential",
        "change_passphrase",
      ].map((name) => [`door_${name}`, ["viewer_door"]]),
    ),
    issue_patient_code: ["viewer_desk"],
    issue_staff_code: ["viewer_manager"],
    end_staff_sessions: ["viewer_manager"],
    close_staff_access: ["viewer_manager"],
    staff_accesses: ["viewer_manager"],
    lock_staff_changes: ["viewer_manager"],
    managers_with_access: ["viewer_manager"],
    bars_for_manager: ["viewer_manager"],
    lift_bar_as_manager: ["viewer_manager"],
    colleagues: ["viewer_desk", "viewer_clinician", "viewer_manager"],
    my_roles: ["viewer_desk", "viewer_clinician", "viewer_manager"],
    note_at_door: [],
    live_session: [],
    end_sessions: [],
    close_access: [],
  };
  const found = await house.rows.sql<{ name: string; login: Name; may: boolean; safe: boolean }[]>`
    select p.proname as name, l as login, has_function_privilege(l, p.oid, 'EXECUTE') as may,
           p.prosecdef and p.proconfig::text like '%search_path=public, pg_temp%' as safe
      from pg_proc p, unnest(${[...logins]}::text[]) l
     where p.pronamespace = 'public'::regnamespace and p.proname = any(${Object.keys(may)})`;
  expect(found).toHaveLength(Object.keys(may).length * logins.length);
  for (const one of found) {
    expect(one.may, `${one.login} and ${one.name}`).toBe(may[one.name]?.includes(one.login));
    expect(one.safe, one.name).toBe(true);
  }
});

test("without a practice in its context the door knows nobody", async () => {
  const sql = pools.viewer_door;
  expect(await sql`select * from door_credential('ana')`).toEqual([]);
  expect(await sql`select * from door_session('\\x00', '1 hour', '1 hour')`).toEqual([]);
});
