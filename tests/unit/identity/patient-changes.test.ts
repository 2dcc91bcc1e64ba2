import { expect, test } from "vitest";
import { Contact, UpdatePatient } from "#server/identity/patient-schemas.ts";
import {
  changedFields,
  channelFault,
  type PatientRecord,
  SILENT,
  versionsOf,
} from "#server/identity/rules/patient-changes.ts";

const record: PatientRecord = {
  identity: {
    givenName: "Nora",
    familyName: "Primjer",
    birthDate: "1994-04-03",
    phone: "+33 6 00 00 09 18",
    email: null,
    language: "fr",
    zone: null,
  },
  contact: SILENT,
  flags: ["chaperone"],
  people: [{ kind: "escort", name: "Alex Muster", phone: null, maySay: "nothing" }],
};

test("changes are told by the names of fields, never by a value", () => {
  const after: PatientRecord = {
    identity: { ...record.identity, phone: null },
    contact: { ...SILENT, coverLine: "dentist", nameToUse: "Robin" },
    flags: ["chaperone", "female_staff_only"],
    people: [],
  };
  expect(changedFields(record, after)).toEqual([
    "identity.phone",
    "contact.nameToUse",
    "contact.coverLine",
    "flags",
    "people",
  ]);
  expect(changedFields(record, record)).toEqual([]);
});

test("a part's version changes with the part alone, and not with the order of its fields", () => {
  const before = versionsOf(record);
  const reversed = Object.fromEntries(Object.entries(record.identity).reverse()) as PatientRecord["identity"];
  expect(versionsOf({ ...record, identity: reversed })).toEqual(before);
  const after = versionsOf({ ...record, contact: { ...SILENT, letters: true } });
  expect(after.contact).not.toBe(before.contact);
  expect({ ...after, contact: "" }).toEqual({ ...before, contact: "" });
});

test("a channel needs what it goes to", () => {
  const nothing = { phone: null, email: null };
  expect(channelFault({ ...SILENT, channel: "sms" }, nothing)).toBe("channelNeedsPhone");
  expect(channelFault({ ...SILENT, channel: "phone" }, nothing)).toBe("channelNeedsPhone");
  expect(channelFault({ ...SILENT, channel: "email" }, { ...nothing, phone: "0142000" })).toBe(
    "channelNeedsEmail",
  );
  expect(channelFault(SILENT, nothing)).toBeNull();
});

test("safe hours are both or none, and end after they begin", () => {
  const faults = (more: Partial<Contact>) =>
    Contact.safeParse({ ...SILENT, ...more }).error?.issues.map(
      ({ path, message }) => `${path.join(".")} ${message}`,
    );
  expect(faults({ safeFromMinute: 720 })).toEqual(["safeToMinute bothOrNone"]);
  expect(faults({ safeFromMinute: 720, safeToMinute: 720 })).toEqual(["safeToMinute range"]);
  expect(faults({ safeFromMinute: 720, safeToMinute: 840 })).toBeUndefined();
});

test("there is one person of each kind, with a name that can be said", () => {
  const escort = { kind: "escort", name: "Alex", phone: null, maySay: "nothing" };
  const fault = (people: unknown[]) =>
    UpdatePatient.safeParse({ patientId: "01a20f45-87f2-76f0-8bcf-e2cf29dc23f0", people }).error?.issues[0];
  expect(fault([escort, escort])).toMatchObject({ path: ["people"], message: "onePerKind" });
  expect(fault([{ ...escort, name: "\u202e" }])).toMatchObject({ path: ["people", 0, "name"] });
  expect(fault([{ ...escort, name: "Alex\nMuster" }])).toMatchObject({
    path: ["people", 0, "name"],
    message: "hidden",
  });
  expect(fault([{ ...escort, name: "–" }])).toMatchObject({
    path: ["people", 0, "name"],
    message: "nameLetters",
  });
  expect(fault([{ ...escort, maySay: "whatever" }])).toMatchObject({ path: ["people", 0, "maySay"] });
  expect(fault([escort])).toBeUndefined();
});
