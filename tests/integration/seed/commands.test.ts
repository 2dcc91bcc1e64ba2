import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool, type Pool } from "#db/client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

const root = join(import.meta.dirname, "../../..");

type Said = { code: number; said: string };
/** Runs a command of the product's as an operator would, with nothing of the tests' own environment but what is given. */
function run(script: string, args: readonly string[], env: Record<string, string>): Promise<Said> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [join(root, "scripts", script), ...args],
      { cwd: root, env: { PATH, HOME, LOG_LEVEL: "silent", ...env } as unknown as NodeJS.ProcessEnv },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, said: out + err }),
    ),
  );
}

let database: TestDatabase;
let sql: Pool;
let folder: string;
const keys = process.env.DATA_KEYS ?? "";
beforeAll(async () => {
  database = await createTestDatabase();
  sql = openPool(database.superUrl, { max: 1, name: "seed commands test" });
  folder = mkdtempSync(join(tmpdir(), "dayward-seed-"));
  chmodSync(folder, 0o711);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const outside = () => ({ DATABASE_URL: database.ownerUrl, DATA_KEYS: keys, DATA_DIR: join(folder, "none") });

describe("npm run seed", () => {
  test("puts the demo into an outside database, once", { timeout: 180_000 }, async () => {
    const first = await run("seed.ts", [], outside());
    expect(first.said).toMatch(/Demo: practices made, \d{4} bookings/);
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toContain("/p/linden");
    expect(first.said).toContain("desk@linden.example");
    const bookings = async () => (await sql`select count(*)::int from booking`)[0]?.count;
    const before = await bookings();
    const second = await run("seed.ts", [], outside());
    expect(second).toMatchObject({ code: 0 });
    expect(second.said).toContain("there already");
    expect(await bookings()).toBe(before);
    const [clock] = await sql`select count(*)::int, max(abs(offset_seconds)) as most from demo_clock`;
    expect(clock?.count).toBe(2);
    expect(clock?.most, "real practices keep real time").toBeLessThan(120);
  });

  test("says where nothing runs", async () => {
    const { code, said } = await run("seed.ts", [], {
      DATA_DIR: join(folder, "none"),
      KEYS_DIR: join(folder, "keys"),
    });
    expect(code).toBe(1);
    expect(said).toContain("nothing runs from DATA_DIR");
  });

  test("does not go on from one that was cut off", async () => {
    await sql`delete from demo_clock where practice_id = (select practice_id from practice where slug = 'harbour')`;
    const { code, said } = await run("seed.ts", [], outside());
    expect(code).toBe(1);
    expect(said).toContain("left half of /p/harbour");
    await sql`insert into demo_clock (practice_id, offset_seconds) select practice_id, 0 from practice where slug = 'harbour'`;
  });
});

describe("npm run demo:clock", () => {
  /** The product as if it ran from a data folder on this database. */
  const inside = () => {
    writeFileSync(join(folder, "database.url"), database.ownerUrl);
    return { DATA_DIR: folder, DATA_KEYS: keys };
  };
  const offsets = async () =>
    (await sql`select offset_seconds as at from demo_clock`).map(({ at }) => at as number);
  const inHours = (hours: number) => Temporal.Now.instant().add({ hours }).toString();

  test("moves every practice's clock forward, and never back", async () => {
    expect(await run("demo-clock.ts", [inHours(48)], inside())).toMatchObject({ code: 0 });
    const moved = await offsets();
    expect(moved).toHaveLength(2);
    for (const seconds of moved) expect(Math.abs(seconds - 48 * 3600)).toBeLessThan(60);
    const back = await run("demo-clock.ts", [inHours(24)], inside());
    expect(back).toMatchObject({ code: 1 });
    expect(back.said).toContain("never goes back");
    expect(await offsets()).toEqual(moved);
  });

  test.each([
    ["nothing", []],
    ["a day without its hour", ["2026-06-15"]],
    ["two instants", ["2026-06-15T08:00:00Z", "2026-06-16T08:00:00Z"]],
    ["a day that is too far away", ["9999-01-01T00:00:00Z"]],
  ])("refuses %s and says how", async (_, args) => {
    const before = await offsets();
    const { code, said } = await run("demo-clock.ts", args, inside());
    expect(code).toBe(1);
    expect(said).toContain("What to do:");
    expect(await offsets()).toEqual(before);
  });

  test("refuses an outside database", async () => {
    const { code, said } = await run("demo-clock.ts", [inHours(96)], outside());
    expect(code).toBe(1);
    expect(said).toContain("real practices keep real time");
  });
});

describe("npm run practice", () => {
  const order = [
    "quince",
    "--name",
    "Quince",
    "--manager",
    "ada@quince.example",
    "--manager-name",
    "Ada Vzor",
  ];

  test("opens a practice with one manager, whose code works once", async () => {
    const { code, said } = await run("practice.ts", order, outside());
    expect(said).toContain("Quince is open at /p/quince");
    expect(code).toBe(0);
    expect(said).toMatch(/\/p\/quince\/first, code [A-Z0-9]{4} [A-Z0-9]{4}/);
    const roles = await sql`
      select r.role, a.email from practice p join staff_role r using (practice_id) join staff_account a using (practice_id, staff_id)
       where p.slug = 'quince' and not p.is_demo`;
    expect([...roles]).toEqual([{ role: "manager", email: "ada@quince.example" }]);
  });

  test("while nobody signed in there, asking again makes a new code and nobody new", async () => {
    const { code, said } = await run("practice.ts", order, outside());
    expect(code).toBe(0);
    expect(said).toMatch(/first, code [A-Z0-9]{4} [A-Z0-9]{4}/);
    const people = await sql`select from staff s join practice p using (practice_id) where p.slug = 'quince'`;
    expect(people.length).toBe(1);
    const codes = await sql`
      select from access_code c join practice p using (practice_id) where p.slug = 'quince' and c.used_at is null`;
    expect(codes.length).toBe(1);
  });

  test.each([
    [
      "another manager",
      ["quince", "--name", "Quince", "--manager", "eve@quince.example", "--manager-name", "Eve"],
    ],
    [
      "a demo practice",
      ["linden", "--name", "Linden", "--manager", "manager@linden.example", "--manager-name", "Eve"],
    ],
  ])("does not touch one that is there: %s", async (_, args) => {
    const before = await sql`select count(*)::int as n from staff`;
    const { code, said } = await run("practice.ts", args, outside());
    expect(code).toBe(1);
    expect(said).toContain("is there already");
    expect(await sql`select count(*)::int as n from staff`).toEqual(before);
  });

  test.each([
    ["a word with a blank", ["Two words", ...order.slice(1)], "small letters"],
    ["no name", ["medlar", ...order.slice(3)], "--name"],
    ["no address of the manager", ["medlar", "--name", "Medlar", "--manager-name", "Ada"], "--manager needs"],
    [
      "a manager without a name",
      ["medlar", "--name", "Medlar", "--manager", "a@b.example"],
      "--manager-name",
    ],
  ])("refuses %s and leaves nothing", async (_, args, why) => {
    const { code, said } = await run("practice.ts", args, outside());
    expect(code).toBe(1);
    expect(said).toContain(why);
    expect(said).toContain("What to do:");
    expect((await sql`select from practice where slug = 'medlar'`).length).toBe(0);
  });
});
