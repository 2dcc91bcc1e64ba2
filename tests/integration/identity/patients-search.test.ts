import { afterAll, beforeAll, expect, test } from "vitest";
import { searchPatients } from "#server/identity/index.ts";
import { closePools, usePools } from "#server/kernel/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { audited, someone } from "./people.ts";

let database: TestDatabase;
let c: Clinic;
let elsewhere: Clinic;
const ids: Record<string, string> = {};

const people = {
  nora: { givenName: "Nora", familyName: "Primjer", birthDate: "1994-04-03", phone: "+33 6 00 00 09 18" },
  zoe: {
    givenName: "Zoé Maëlle",
    familyName: "Wzór-Øster",
    birthDate: "1990-12-25",
    phone: "06 11 22 33 44",
  },
  eva: { givenName: "Eva", familyName: "Muster", birthDate: "1988-03-04", phone: "+1 212 555 0142" },
  delacruz: { givenName: "Ana", familyName: "de la Cruz", birthDate: "1979-07-01" },
  oneil: { givenName: "Anne-Marie", familyName: "O’Neil", birthDate: "1985-05-05" },
  olga: { givenName: "Ольга", familyName: "Примерова", birthDate: "1992-09-09" },
  norah: { givenName: "Norah", familyName: "Primjerova", birthDate: "1971-01-01" },
} as const;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 2);
  c = await clinic(database, { surgeons: 2, patients: 0 });
  elsewhere = await clinic(database, { patients: 0 });
  for (const [name, identity] of Object.entries(people)) ids[name] = await someone(c.desk(), identity);
  await someone(elsewhere.desk(), people.nora);
});
afterAll(async () => {
  await closePools();
  await c.end();
  await elsewhere.end();
  await database.drop();
});

const find = async (query: string, ctx = c.desk()) => {
  const hits = await searchPatients(ctx, { query });
  return hits.map(
    ({ patientId }) => Object.entries(ids).find(([, id]) => id === patientId)?.[0] ?? "a stranger",
  );
};

test.each([
  ["Nora", "nora"],
  ["nora primjer", "nora"],
  ["PRIMJER nora", "nora"],
  ["prim no", "nora"],
  ["zoe wzor", "zoe"],
  ["Zoë Wzôr", "zoe"],
  ["maelle", "zoe"],
  ["oster zoe", "zoe"],
  ["delacruz", "delacruz"],
  ["de la cruz ana", "delacruz"],
  ["o'neil", "oneil"],
  ["annemarie", "oneil"],
  ["olga", "olga"],
  ["Ольга", "olga"],
  ["3/4/94", "nora"],
  ["03.04.1994", "nora"],
  ["1994-04-03", "nora"],
  ["3 april 1994", "nora"],
  ["nora 1994", "nora"],
  ["eva 3/4/88", "eva"],
  ["0918", "nora"],
  ["06 00 00 09 18", "nora"],
  ["0033600000918", "nora"],
  ["+33 6 11 22 33 44", "zoe"],
  ["212 555 0142", "eva"],
  ["5550142", "eva"],
  ["nora 0918", "nora"],
])("“%s” finds %s first", async (query, name) => {
  expect((await find(query))[0]).toBe(name);
});

test.each([
  ["nroa", "nora"],
  ["noar", "nora"],
  ["primjre", "nora"],
  ["prmjer", "nora"],
  ["primmjer nora", "nora"],
  ["nora prinjer", "nora"],
  ["ewa muster", "eva"],
  ["eva mutser", "eva"],
  ["zoe wsor", "zoe"],
  ["annemarie oneill", "oneil"],
  ["Ольга Прмерова", "olga"],
])("the slip in “%s” is forgiven: %s", async (query, name) => {
  expect(await find(query)).toContain(name);
});

test("exact comes first, then what begins so, then what is nearly so", async () => {
  expect((await find("nora primjer")).slice(0, 2)).toEqual(["nora", "norah"]);
  expect((await find("nora")).slice(0, 2)).toEqual(["nora", "norah"]);
});

test.each(["xylophone", "nora 1/1/80", "nora 0142", "eva 1994", "primjer wzor", "31/02/1994", "999999"])(
  "“%s” finds nobody",
  async (query) => {
    expect(await find(query)).toEqual([]);
  },
);

test.each(["%%", "__", "% %", "a e", "..", "''", "\\%", "no%", "%ora", "12"])(
  "“%s” browses nothing: no sign is a wildcard",
  async (query) => {
    const found = await find(query);
    expect(found.filter((name) => !["nora", "norah"].includes(name))).toEqual([]);
    if (!/no|ora/.test(query)) expect(found).toEqual([]);
  },
);

test("eight are shown and never more", async () => {
  for (let n = 0; n < 12; n++) await someone(c.desk(), { givenName: "Twelve", familyName: `Number${n}` });
  expect(await searchPatients(c.desk(), { query: "twelve" })).toHaveLength(8);
  expect(await searchPatients(c.desk(), { query: "twelev" })).toHaveLength(8);
});

test("a search too short to mean anybody is refused before it is made", async () => {
  for (const query of ["", " ", "n", " n "]) {
    await expect(searchPatients(c.desk(), { query })).rejects.toThrow();
  }
});

test("another practice's people are not there", async () => {
  expect(await searchPatients(c.desk(), { query: "nora primjer" })).toHaveLength(2);
  const [hit] = await searchPatients(elsewhere.desk(), { query: "0918" });
  expect(hit?.patientId).not.toBe(ids.nora);
});

test("a barred colleague does not find her by anything, and everybody else does", async () => {
  await c.bar(c.otherDesk().actorId, ids.eva ?? "");
  for (const query of ["eva muster", "muster", "4/3/88", "5550142", "eav", "eva 1988"]) {
    expect(await find(query, c.otherDesk()), query).toEqual([]);
    expect(await find(query), query).toContain("eva");
  }
});

test("a clinician finds the patients of the treating team and nobody else", async () => {
  expect(await find("zoe", c.surgeon())).toEqual([]);
  await c.sql.begin(async (sql) => {
    const at = {
      practice_id: c.practiceId,
      booking_id: bookingId,
      starts_at: hour(9),
      ends_at: hour(10),
      phase: "visit",
    };
    await sql`insert into booking ${sql({ practice_id: c.practiceId, ...bookingOf(ids.zoe ?? "") })}`;
    const holders = [
      { claimant_id: c.surgeons[0]?.resourceId ?? "", claimant_kind: "resource" },
      { claimant_id: ids.zoe ?? "", claimant_kind: "patient" },
    ];
    for (const [n, holder] of holders.entries())
      await sql`insert into claim ${sql({ ...at, ...holder, claim_id: claimIds[n] ?? "" })}`;
  });
  expect(await find("zoe", c.surgeon())).toEqual(["zoe"]);
  expect(await find("zeo wzor", c.surgeon())).toEqual(["zoe"]);
  expect(await find("nora", c.surgeon())).toEqual([]);
  expect(await find("zoe", c.surgeon(1))).toEqual([]);
  await c.bar(c.surgeon().actorId, ids.zoe ?? "");
  expect(await find("zoe", c.surgeon())).toEqual([]);
});

test("managers and patients find nobody", async () => {
  await expect(searchPatients(c.manager(), { query: "nora" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("each search leaves one row: who was shown, and nothing of what was typed", async () => {
  const before = (await audited(c.sql, "patients.searched")).length;
  await searchPatients(c.desk(), { query: "Primjer 0918" });
  await searchPatients(c.desk(), { query: "xylophone" });
  const [found, none] = (await audited(c.sql, "patients.searched")).slice(before);
  expect(found).toMatchObject({ shown: [ids.nora], actorId: c.desk().actorId, fields: null });
  expect(none).toMatchObject({ shown: [] });
  // The figures by themselves: as four letters of some id they tell nothing.
  const [row] = await c.sql`
    select count(*)::int as n from audit_event a
     where a::text ~* 'primjer|xylophone|(^|[^0-9a-f-])0918([^0-9a-f-]|$)'`;
  expect(row?.n).toBe(0);
});

const hour = (n: number) => c.at(`2026-06-15 ${String(n).padStart(2, "0")}:00`).toString();
const bookingId = "01a20f45-87f2-76f0-8bcf-e2cf29dc0001";
const claimIds = ["01a20f45-87f2-76f0-8bcf-e2cf29dc0002", "01a20f45-87f2-76f0-8bcf-e2cf29dc0003"];
const bookingOf = (patientId: string) => ({
  booking_id: bookingId,
  site_id: c.siteId,
  patient_id: patientId,
  variant_id: c.variants.consultation,
  kind: "consultation",
  label: "Consultation, 30 min",
  state: "booked",
  starts_at: hour(9),
  ends_at: hour(10),
  arrives_at: hour(9),
  idempotency_key: bookingId,
  created_at: hour(7),
});
