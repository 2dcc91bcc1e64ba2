import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getPatient, myProfile, setMyContact, updatePatient } from "#server/identity/index.ts";
import type { UpdatePatient } from "#server/identity/patient-schemas.ts";
import { SILENT } from "#server/identity/rules/patient-changes.ts";
import { closePools, newId, type PatientCtx, usePools } from "#server/kernel/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { audited, someone } from "./people.ts";

let database: TestDatabase;
let c: Clinic;
let patientId: string;
let herself: PatientCtx;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 8);
  c = await clinic(database);
});
afterAll(async () => {
  await closePools();
  await c.end();
  await database.drop();
});
beforeEach(async () => {
  patientId = await someone(c.desk(), {
    ...identity,
    givenName: `Nora${"abcdefghijklmnopqrstuvwxyz"[made++]}`,
  });
  herself = { ...c.patient(), actorId: patientId };
});
let made = 0;

const identity = { familyName: "Primjer", birthDate: "1994-04-03", phone: "+33 6 00 00 09 18" };
const contact = {
  ...SILENT,
  channel: "sms" as const,
  safeFromMinute: 720,
  safeToMinute: 840,
  safeWeekdays: [5, 1, 1],
  nameToUse: "Robin",
  phoneWord: "maple 10",
  coverLine: "dentist" as const,
};
const escort = { kind: "escort" as const, name: "Alex Muster", phone: null, maySay: "time_only" as const };
const emergency = {
  kind: "emergency" as const,
  name: "Toni Örnek",
  phone: "+33 6 00 00 99 10",
  maySay: "nothing" as const,
};
const get = () => getPatient(c.desk(), { patientId });
const update = (parts: Omit<UpdatePatient, "patientId">, ctx = c.desk()) =>
  updatePatient(ctx, { patientId, ...parts });
const audits = async (action: string) =>
  (await audited(c.sql, action)).filter((entry) => entry.subjectId === patientId);

test("a new patient is silent: no channel, no voicemail, nothing may be said", async () => {
  const view = await get();
  expect(view).toMatchObject({
    contact: SILENT,
    flags: [],
    people: [],
    bars: [],
    access: "none",
    codeExpiresAt: null,
  });
  expect(view.reference).toMatch(/^[A-Z0-9]{8}$/);
});

test("opening her is audited each time", async () => {
  await get();
  await get();
  expect(await audits("patient.opened")).toHaveLength(2);
});

test("parts are replaced as given, the others stay", async () => {
  await update({ contact, flags: ["wheelchair", "chaperone", "chaperone"], people: [escort, emergency] });
  const view = await update({ people: [emergency] });
  expect(view.contact).toEqual({ ...contact, safeWeekdays: [1, 5] });
  expect(view.flags).toEqual(["chaperone", "wheelchair"]);
  expect(view.people).toEqual([emergency]);
  expect(await get()).toEqual(view);
});

test("a changed name is found as it is now", async () => {
  await update({ identity: { ...identity, givenName: "Zoé", familyName: "Wzór", phone: "06 11 22 33 44" } });
  const [row] = await c.sql`select search_name, phone_digits from patient where patient_id = ${patientId}`;
  expect(row).toEqual({ search_name: "zoe wzor", phone_digits: "0611223344" });
});

test("what changed is audited by field names, and by no value", async () => {
  await update({
    identity: { ...identity, givenName: "Ida" },
    contact,
    flags: ["female_staff_only"],
    people: [escort],
  });
  const [entry] = await audits("patient.updated");
  expect(entry?.fields).toEqual([
    "identity.givenName",
    ...[
      "channel",
      "safeFromMinute",
      "safeToMinute",
      "safeWeekdays",
      "nameToUse",
      "phoneWord",
      "coverLine",
    ].map((field) => `contact.${field}`),
    "flags",
    "people",
  ]);
  const [row] = await c.sql`
    select count(*)::int as n from audit_event a where a::text ~* 'robin|maple|dentist|female_staff|muster|escort|ida'`;
  expect(row?.n).toBe(0);
});

describe("all or nothing", () => {
  test.each([
    ["identity.birthDate", { identity: { ...identity, givenName: "Ida", birthDate: "2031-01-01" } }],
    [
      "identity.phone",
      { identity: { ...identity, givenName: "Ida", phone: null }, flags: ["chaperone" as const] },
    ],
    ["contact.channel", { contact: { ...contact, channel: "email" as const }, people: [escort] }],
  ])("a wrong %s is named, and nothing is kept", async (field, parts) => {
    await update({ contact });
    const before = await get();
    await expect(update(parts)).rejects.toMatchObject({ code: "BAD_REQUEST", field });
    expect(await get()).toEqual(before);
  });

  test("a part that fails to be written takes the others with it", async () => {
    const before = await get();
    await expect(
      update({ flags: ["chaperone"], people: [{ ...escort, name: "x\u0000y" }] }),
    ).rejects.toThrow();
    expect(await get()).toEqual(before);
  });
});

describe("two desks at once", () => {
  test("the second is told, loses nothing of the first, and may write another part", async () => {
    const seen = (await get()).versions;
    await update({ contact, versions: seen });
    const mine = { ...contact, voicemail: true };
    await expect(update({ contact: mine, versions: seen }, c.otherDesk())).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "changedMeanwhile",
    });
    expect((await get()).contact.voicemail).toBe(false);
    await update({ flags: ["wheelchair"], versions: seen }, c.otherDesk());
    expect(await get()).toMatchObject({ contact: { nameToUse: "Robin" }, flags: ["wheelchair"] });
  });

  test("of many at the same moment one is written", async () => {
    const seen = (await get()).versions;
    const tries = ["Ash", "Juno", "Robin", "Sky", "Wren"].map((nameToUse) =>
      update({ contact: { ...contact, nameToUse }, versions: seen }).then(
        () => nameToUse,
        () => null,
      ),
    );
    const written = (await Promise.all(tries)).filter((name) => name !== null);
    expect(written).toHaveLength(1);
    expect((await get()).contact.nameToUse).toBe(written[0]);
  });

  test("what she herself changed meanwhile is not overwritten by an older page", async () => {
    const seen = (await get()).versions;
    await setMyContact(herself, { ...contact, voicemail: false, channel: "none" });
    await expect(update({ contact: { ...contact, voicemail: true }, versions: seen })).rejects.toMatchObject({
      reason: "changedMeanwhile",
    });
  });
});

describe("who may", () => {
  test("another practice's desk, an unknown id and a barred colleague are answered alike", async () => {
    const elsewhere = await clinic(database);
    await c.bar(c.otherDesk().actorId, patientId);
    const answers = await Promise.all(
      [
        getPatient(elsewhere.desk(), { patientId }),
        getPatient(c.otherDesk(), { patientId }),
        getPatient(c.desk(), { patientId: newId() }),
        updatePatient(elsewhere.desk(), { patientId, contact }),
        updatePatient(c.otherDesk(), { patientId, contact }),
        updatePatient(c.otherDesk(), { patientId, flags: ["chaperone"], people: [] }),
        updatePatient(c.desk(), { patientId: newId(), contact }),
      ].map((asked) =>
        asked.then(
          () => "answered",
          ({ code, reason, field, params }) => JSON.stringify({ code, reason, field, params }),
        ),
      ),
    );
    expect(new Set(answers)).toEqual(
      new Set(['{"code":"NOT_FOUND","reason":"notFound","params":{"what":"patient"}}']),
    );
    await elsewhere.end();
  });

  test("managers never, clinicians only patients they treat and never to write", async () => {
    await expect(getPatient(c.manager(), { patientId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getPatient(c.surgeon(), { patientId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const ctx of [c.manager(), c.surgeon(), c.nurse(), c.anaesthetist()])
      await expect(update({ contact }, ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("herself", () => {
  test("she reads how we reach her, with her phone", async () => {
    await update({ contact, flags: ["interpreter"], people: [escort] });
    expect(await myProfile(herself)).toMatchObject({
      phone: identity.phone,
      contact: { nameToUse: "Robin" },
      flags: ["interpreter"],
      people: [escort],
      bars: [],
    });
    expect(await audits("profile.opened")).toHaveLength(1);
  });

  test("she changes it, and the desk reads the change", async () => {
    await setMyContact(herself, { ...contact, letters: true });
    expect((await get()).contact).toEqual({ ...contact, letters: true, safeWeekdays: [1, 5] });
    expect((await audits("profile.updated"))[0]?.fields).toContain("contact.letters");
  });

  test("a channel that would reach nobody is refused", async () => {
    await expect(setMyContact(herself, { ...contact, channel: "email" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      field: "channel",
      reason: "channelNeedsEmail",
    });
  });
});
