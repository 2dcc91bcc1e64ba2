import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dice } from "#db/seed/dice.ts";
import { inventNames } from "#db/seed/names.ts";
import { plainForm } from "#server/identity/index.ts";
import { searchQuery } from "#server/identity/rules/search-query.ts";
import { newId, type StaffCtx } from "#server/kernel/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

const PEOPLE = 30_000;

let database: TestDatabase;
let c: Clinic;

beforeAll(async () => {
  database = await createTestDatabase();
  c = await clinic(database, { patients: 0 });
  await crowd();
}, 120_000);
afterAll(async () => {
  await c.end();
  await database.drop();
});

/** As many people as a search must be fast among, written by the owner. */
async function crowd() {
  const roll = dice(7);
  const names = inventNames(2_000, 3);
  const people = Array.from({ length: PEOPLE }, () => {
    const name = `${roll.pick(names).givenName} ${roll.pick(names).familyName}${roll.between(1, 400)}`;
    const born = `${roll.between(1940, 2005)}-0${roll.between(1, 9)}-${roll.between(10, 28)}`;
    return {
      id: newId(),
      name,
      plain: plainForm(name),
      born,
      phone: `336${roll.between(10_000_000, 99_999_999)}`,
    };
  });
  const each = (field: "id" | "name" | "plain" | "born" | "phone") => people.map((one) => one[field]);
  await c.sql`
    insert into patient (practice_id, patient_id, given_name, family_name, search_name, birth_date, phone_digits, registered_at)
    select ${c.practiceId}, id, name, '', plain, born, phone, ${c.now.toString()}::timestamptz
      from unnest(${each("id")}::uuid[], ${each("name")}::text[], ${each("plain")}::text[], ${each("born")}::date[],
                  ${each("phone")}::text[]) one (id, name, plain, born, phone)`;
  await c.sql`analyze patient`;
}

/** The plans of the statements inside the function, as PostgreSQL made them for this login. */
async function plansOf(
  typed: string,
  login: "viewer_desk" | "viewer_clinician",
  ctx: StaffCtx,
): Promise<string> {
  const told: string[] = [];
  const sql = postgres(database.superUrl, { max: 1, onnotice: ({ message }) => told.push(message ?? "") });
  const { words = [], bornOn = [], number = null } = searchQuery(typed, "2026-06-15") ?? {};
  await sql`load 'auto_explain'`;
  await sql`
    select set_config('auto_explain.log_min_duration', '0', false), set_config('auto_explain.log_nested_statements', 'on', false),
           set_config('auto_explain.log_level', 'notice', false), set_config('app.practice', ${c.practiceId}, false),
           set_config('app.actor', ${ctx.actorId}, false), set_config('app.role', ${ctx.role}, false),
           set_config('app.now', ${ctx.now.toString()}, false)`;
  await sql`set session authorization ${sql(login)}`;
  told.length = 0;
  await sql`
    select * from search_patients(${words}::text[], ${bornOn}::date[], ${number?.runs ?? []}::text[],
                                  ${number?.bornOn ?? []}::date[], ${number?.bornIn ?? []}::int[], ${number?.word ?? null}::text)`;
  await sql.end();
  return told.filter((plan) => /from patient/i.test(plan)).join("\n");
}

describe.each([
  ["nora primjer", "patient_search_name"],
  ["noar", "patient_search_name"],
  ["prmijer", "patient_search_name"],
  ["no", "patient_search_name"],
  ["3/4/94", "patient_birth_date"],
  ["33612", "patient_phone_digits"],
])("“%s” among many, as the desk", (typed, index) => {
  test(`is found by ${index}, never by reading everybody`, async () => {
    const plans = await plansOf(typed, "viewer_desk", c.desk());
    expect(plans).toContain(index);
    expect(plans).not.toMatch(/Seq Scan on patient\b/);
  });
});

test("a clinician's search reads her or his own patients", async () => {
  const plans = await plansOf("nora", "viewer_clinician", c.surgeon());
  expect(plans).toMatch(/Index|Bitmap/);
  expect(plans).not.toMatch(/Seq Scan on patient\b/);
});
