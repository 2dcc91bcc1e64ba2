import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { registerPatient } from "#server/identity/index.ts";
import type { PatientHit, RegisterPatient } from "#server/identity/patient-schemas.ts";
import { closePools, DomainError, usePools } from "#server/kernel/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { audited, someone } from "./people.ts";

let database: TestDatabase;
let c: Clinic;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 8);
});
afterAll(async () => {
  await closePools();
  await database.drop();
});
beforeEach(async () => {
  c = await clinic(database, { patients: 0 });
});
afterEach(() => c.end());

const nora = {
  givenName: "Nora",
  familyName: "Primjer",
  birthDate: "1994-04-03",
  phone: "+33 6 00 00 09 18",
};

/** Whom the warning shows; null when she was registered. */
async function warned(input: RegisterPatient, ctx = c.desk()): Promise<PatientHit[] | null> {
  try {
    await registerPatient(ctx, input);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.reason === "mayBeKnown")
      return error.params.hits as PatientHit[];
    throw error;
  }
}
const count = async () => {
  const [row] = await c.sql`select count(*)::int as n from patient where practice_id = ${c.practiceId}`;
  return row?.n as number;
};

test("she can be found and held at once: name, plain form, digits, claimant and audit come together", async () => {
  const hit = await registerPatient(c.desk(), { ...nora, familyName: "  Přímjer ", language: "fr" });
  expect(hit).toEqual({
    patientId: hit.patientId,
    name: "Nora Přímjer",
    birthDate: "1994-04-03",
    phoneEnding: "0918",
  });
  const [row] = await c.sql`
    select search_name, phone_digits, language, registered_at, kind from patient
      join claimant on claimant.practice_id = patient.practice_id and claimant_id = patient_id
     where patient_id = ${hit.patientId}`;
  expect(row).toMatchObject({
    search_name: "nora primjer",
    phone_digits: "33600000918",
    language: "fr",
    kind: "patient",
  });
  const [entry] = (await audited(c.sql, "patient.registered")).filter(
    (one) => one.subjectId === hit.patientId,
  );
  expect(entry?.fields).toEqual(["givenName", "familyName", "birthDate", "phone", "language"]);
});

test.each([
  ["the same again", {}],
  ["accents and case apart", { givenName: "NÓRA", familyName: "Přimjer", phone: null }],
  ["a slip in the name", { familyName: "Primier", phone: null }],
  ["given and family name exchanged", { givenName: "Primjer", familyName: "Nora", phone: null }],
  ["another family name, as after a wedding", { familyName: "Voorbeeld", phone: null }],
  ["day and month exchanged", { birthDate: "1994-03-04", phone: null }],
  [
    "only the phone, written the national way",
    { givenName: "Ida", familyName: "Vzor", birthDate: "1970-01-01", phone: "06 00 00 09 18" },
  ],
])("somebody who may be she is shown, and nothing is written: %s", async (_, other) => {
  const known = await someone(c.desk(), nora);
  const hits = await warned({ ...nora, ...other });
  expect(hits).toEqual([
    { patientId: known, name: "Nora Primjer", birthDate: "1994-04-03", phoneEnding: "0918" },
  ]);
  expect(await count()).toBe(1);
});

test.each([
  ["another birth date and phone", { birthDate: "1980-01-02", phone: "+33 6 00 00 11 11" }],
  ["the birth date alone", { givenName: "Ida", familyName: "Vzor", phone: null }],
  [
    "a phone that ends alike",
    { givenName: "Ida", familyName: "Vzor", birthDate: "1970-01-01", phone: "+33 6 99 99 09 18" },
  ],
])("nobody is suspected for %s", async (_, other) => {
  await someone(c.desk(), nora);
  expect(await warned({ ...nora, ...other })).toBeNull();
  expect(await count()).toBe(2);
});

test("who was shown by the warning is audited, though nothing else was written", async () => {
  const known = await someone(c.desk(), nora);
  await warned(nora);
  expect((await audited(c.sql, "patients.found_alike")).at(-1)).toMatchObject({ shown: [known] });
});

test("the desk that says “another person” registers her, once, however often the button is pressed", async () => {
  const first = await someone(c.desk(), nora);
  const presses = Array.from({ length: 6 }, () =>
    registerPatient(c.desk(later(5)), { ...nora, otherThan: [first] }),
  );
  const ids = new Set((await Promise.all(presses)).map(({ patientId }) => patientId));
  expect(ids.size).toBe(1);
  expect(ids).not.toContain(first);
  expect(await count()).toBe(2);
});

test("“another person” is said of those who were shown, whatever is corrected then; of anybody else it is asked", async () => {
  const known = await someone(c.desk(), nora);
  const ida = { givenName: "Ida", familyName: "Vzor", birthDate: "1970-01-01", phone: "+33 6 00 00 11 11" };
  const second = await someone(c.desk(), ida);
  expect(await warned({ ...nora, phone: ida.phone, otherThan: [known] })).toMatchObject([
    { patientId: second },
  ]);
  expect(await count()).toBe(2);
  expect(await warned({ ...nora, birthDate: "1994-03-04", otherThan: [known] })).toBeNull();
  expect(await count()).toBe(3);
});

test("two who are the same to the letter are two, where the desk was shown the first a moment ago", async () => {
  const first = await someone(c.desk(), nora);
  const { patientId } = await registerPatient(c.otherDesk(), { ...nora, otherThan: [first] });
  expect(patientId).not.toBe(first);
});

test("of two desks that register the same caller at once, the second is warned", async () => {
  const both = await Promise.all([warned(nora), warned({ ...nora, givenName: "Norah" }, c.otherDesk())]);
  expect(both.filter((hits) => hits === null)).toHaveLength(1);
  expect(await count()).toBe(1);
});

test("a colleague whom she barred is not warned of her, and registers as if she were not there", async () => {
  const hidden = await someone(c.desk(), nora);
  await c.bar(c.otherDesk().actorId, hidden);
  expect(await warned(nora, c.otherDesk())).toBeNull();
  expect(await count()).toBe(2);
});

test("another practice's people warn nobody", async () => {
  const elsewhere = await clinic(database, { patients: 0 });
  await someone(elsewhere.desk(), nora);
  expect(await warned(nora)).toBeNull();
  await elsewhere.end();
});

test.each([
  ["birthDate", { birthDate: "2030-01-01" }],
  ["birthDate", { birthDate: "1901-01-01" }],
])("a %s that cannot be is refused by its name", async (field, other) => {
  await expect(registerPatient(c.desk(), { ...nora, ...other })).rejects.toMatchObject({
    code: "BAD_REQUEST",
    field,
  });
  expect(await count()).toBe(0);
});

test("nobody but the desk registers", async () => {
  for (const ctx of [c.manager(), c.surgeon(), c.nurse(), c.anaesthetist()]) {
    await expect(registerPatient(ctx, nora)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

const later = (minutes: number) => c.now.add({ minutes });
