import { expect, test } from "vitest";
import { addPrivilege, endPrivilege, optOuts, privileges, setOptOuts } from "#server/catalogue/index.ts";
import { newId, transact } from "#server/kernel/index.ts";
import { getCase, judgeRequests, offersFor, toSchedule } from "#server/pathway/index.ts";
import { book } from "#server/scheduling/index.ts";
import { askedFor } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { asStaff, asWorker } from "#tests/support/scene.ts";
import { rows, scene } from "./stage.ts";

const surgeon = () => asStaff(scene.practiceId, scene.people.surgeon, "surgeon");
const manager = () => asStaff(scene.practiceId, scene.people.manager, "manager");
const desk = () => asStaff(scene.practiceId, scene.people.desk, "desk");
const her = () => ({ patientId: scene.patients.ana, siteId: scene.places.site });
const asked = (more = {}) =>
  askedFor(surgeon(), {
    ...her(),
    procedureId: scene.offers.two,
    variantId: scene.offers.hourFive,
    notBefore: "2026-06-17",
    ...more,
  });
const offerOf = async (procedureId: string) =>
  (await offersFor(surgeon(), her())).offers.find((one) => one.procedureId === procedureId);
const ends = (lastDate: string) => endPrivilege(manager(), { privilegeId: scene.offers.privilege, lastDate });
const booked = (requestId: string, startsAt: string) =>
  book(desk(), { requestId, ...her(), startsAt, idempotencyKey: newId() });

test("without a privilege nothing can be asked for, and a privilege for one procedure opens that one alone", async () => {
  await ends("2026-06-15");
  expect(await offerOf(scene.offers.two)).toMatchObject({ refusal: { reason: "notQualified" } });
  expect(await refusal(asked())).toMatchObject({ code: "PRECONDITION_FAILED", reason: "notQualified" });
  await addPrivilege(manager(), {
    staffId: scene.people.surgeon,
    procedureId: scene.offers.two,
    validFrom: "2026-06-01",
    source: "Decided on 1 June",
  });
  expect(await offerOf(scene.offers.two)).toMatchObject({ refusal: null });
  expect(await offerOf(scene.offers.three)).toMatchObject({ refusal: { reason: "notQualified" } });
  expect(await asked()).toHaveProperty("requestId");
});

test("a privilege that ends tomorrow: tomorrow can be booked, the day after neither asked for nor booked, and the desk learns no reason", async () => {
  await ends("2026-06-17");
  expect(await refusal(asked({ notBefore: "2026-06-18" }))).toMatchObject({ reason: "notQualified" });
  const { requestId } = await asked();
  const late = await refusal(booked(requestId, "2026-06-18T08:00:00Z"));
  expect(late).toMatchObject({ reason: "askSurgeon" });
  expect(JSON.stringify(late)).not.toMatch(/privilege|qualified/i);
  expect(await booked(requestId, "2026-06-17T08:00:00Z")).toMatchObject({ state: "booked" });
});

test("a privilege that is ended after the booking takes what it carried from the desk, and tells the surgeon", async () => {
  const { requestId, caseId } = await asked({ notBefore: "2026-06-22" });
  await ends("2026-06-20");
  await judgeRequests(asWorker(scene.practiceId), scene.practiceId);
  expect(await toSchedule(desk(), {})).toEqual([]);
  expect(await refusal(booked(requestId, "2026-06-22T08:00:00Z"))).toMatchObject({ code: "NOT_FOUND" });
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: { from: null, why: { reason: "notQualified" } },
  });
});

test("privileges are for those who work as surgeons, end once, and never in the past", async () => {
  const given = { specialty: "gynaecology", validFrom: "2026-06-01", source: "The register" };
  expect(await refusal(addPrivilege(manager(), { ...given, staffId: scene.people.nurse }))).toMatchObject({
    code: "BAD_REQUEST",
    reason: "notASurgeon",
    field: "staffId",
  });
  expect(await refusal(ends("2026-06-14"))).toMatchObject({ reason: "endPast" });
  await ends("2026-06-30");
  expect(await refusal(ends("2026-06-30"))).toMatchObject({ code: "CONFLICT", reason: "privilegeEnded" });
  const [first] = (await privileges(manager())).filter(({ staffId }) => staffId === scene.people.surgeon);
  expect(first).toMatchObject({ specialty: "gynaecology", validUntil: "2026-06-30", procedureName: null });
});

test("what a surgeon does not do is not offered, and nobody else can read it, know how much it is, or tell it from what is not there", async () => {
  const sealed = async () =>
    (await rows.sql<{ sealed: Buffer }[]>`select sealed from opt_out`)[0]?.sealed ?? Buffer.alloc(0);
  await setOptOuts(surgeon(), { procedureIds: [] });
  const empty = await sealed();
  await setOptOuts(surgeon(), { procedureIds: [scene.offers.two, scene.offers.three] });
  const full = await sealed();
  expect(full.length).toBe(empty.length);
  expect(full.includes(scene.offers.two)).toBe(false);
  expect(await offerOf(scene.offers.two)).toBeUndefined();
  expect(await refusal(asked())).toMatchObject({ code: "NOT_FOUND", params: { what: "procedure" } });
  expect(await optOuts(surgeon())).toEqual({ procedureIds: [scene.offers.two, scene.offers.three] });
  const others = [
    asStaff(scene.practiceId, scene.people.otherSurgeon, "surgeon"),
    asStaff(scene.practiceId, scene.people.surgeon, "nurse"),
  ];
  for (const ctx of others) expect(await transact(ctx, (tx) => tx.sql`select * from opt_out`)).toEqual([]);
  for (const ctx of [manager(), desk(), asWorker(scene.practiceId)])
    await expect(transact(ctx, (tx) => tx.sql`select * from opt_out`)).rejects.toThrow();
  expect(await rows.sql`select fields from audit_event where action = 'staff.preferences'`).toHaveLength(2);
  await setOptOuts(surgeon(), { procedureIds: [] });
  expect(await asked()).toHaveProperty("requestId");
});
