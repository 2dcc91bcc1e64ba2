import { expect, test } from "vitest";
import { newId, type StaffRole } from "#server/kernel/index.ts";
import {
  changeCase,
  getCase,
  myConsents,
  myPrepare,
  previewChange,
  toSchedule,
  unwaiveWait,
  waiveWait,
} from "#server/pathway/index.ts";
import { book } from "#server/scheduling/index.ts";
import { askedFor, looked, quoted } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { asPatient, asStaff, NOW } from "#tests/support/scene.ts";
import { rows, scene } from "./stage.ts";

const ana = (now = NOW) => asPatient(scene.practiceId, scene.patients.ana, now);
const as = (role: Exclude<StaffRole, "manager">, now = NOW) =>
  asStaff(scene.practiceId, scene.people[role], role, now);
/** Fourteen days from the first consultation, here the 16th, before consent, booking and operation. */
const rule = (more: object = {}) =>
  rows.add([
    "policy_rule",
    {
      practice_id: scene.practiceId,
      policy_rule_id: newId(),
      procedure_id: scene.offers.two,
      jurisdiction: "FR",
      status: "permitted",
      cooling_off_days: 14,
      cooling_off_start: "consultation",
      wait_blocks: "{consent,booking,operation}",
      waivable: true,
      source: "GMC 2016",
      reviewed_by: "test",
      reviewed_on: "2026-01-01",
      ...more,
    },
  ]);
const asked = (notBefore = "2026-06-30") =>
  askedFor(as("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.two,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore,
  });
const wait = { days: 14, start: "consultation" as const, source: "GMC 2016" };
const waive = (caseId: string, more: { notBefore?: string } = {}) =>
  waiveWait(as("surgeon"), { caseId, ...wait, reason: "Travels from far", ...more });

test("a wait that its rule lets be waived keeps consent and booking back until her surgeon lets it pass; reason and name stand on the case", async () => {
  await rule();
  const { caseId, requestId } = await asked();
  expect(await toSchedule(as("desk"), {})).toEqual([]);
  expect((await myConsents(ana(), {})).consents[0]).toMatchObject({
    signableFrom: "2026-06-30",
    maySign: false,
  });
  expect(await myPrepare(ana())).toMatchObject({ consentsNow: 1, consentsFrom: "2026-06-30" });
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({
    waivable: [{ ...wait, until: "2026-06-30", waivable: true }],
    wait: { until: "2026-06-30" },
    preparation: { consent: { signableFrom: "2026-06-30" } },
  });
  await waive(caseId);
  await looked(as("surgeon"), requestId);
  expect(await toSchedule(as("desk"), {})).toMatchObject([{ requestId, notBefore: "2026-06-30" }]);
  expect((await myConsents(ana(), {})).consents[0]).toMatchObject({ maySign: true });
  expect(await myPrepare(ana())).toMatchObject({ consentsNow: 2, consentsFrom: null });
  for (const role of ["surgeon", "nurse"] as const)
    expect(await getCase(as(role), { caseId }), role).toMatchObject({
      waivable: [],
      wait: null,
      waitWaivers: [{ ...wait, byName: "Dr surgeon", reason: "Travels from far" }],
    });
  const [noted] = await rows.sql`select role, fields from audit_event where action = 'case.wait-waived'`;
  expect(noted).toEqual({ role: "surgeon", fields: ["sealed"] });
  expect(JSON.stringify(await toSchedule(as("desk"), {}))).not.toMatch(/GMC|far/);
});

test("the day of the operation is judged without it too; once it runs again that day is refused, and nothing is booked or moved before the worker has looked", async () => {
  await rule({ wait_blocks: "{operation}" });
  const { caseId, requestId } = await asked();
  expect(await refusal(waive(caseId, { notBefore: "2026-06-15" }))).toMatchObject({
    ...{ code: "BAD_REQUEST", reason: "notBeforePast", field: "notBefore" },
  });
  await waive(caseId, { notBefore: "2026-06-22" });
  await looked(as("surgeon"), requestId);
  expect(await toSchedule(as("desk"), {})).toMatchObject([{ requestId, notBefore: "2026-06-22" }]);
  const [noted] = await rows.sql`select fields from audit_event where action = 'case.wait-waived'`;
  expect(noted).toEqual({ fields: ["notBefore", "sealed"] });
  const { bookingId } = await book(as("desk"), {
    ...{ requestId, patientId: scene.patients.ana, siteId: scene.places.site, idempotencyKey: newId() },
    startsAt: "2026-06-23T10:00:00+02:00",
  });
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({ lawful: { refusal: null } });
  await unwaiveWait(as("surgeon"), { caseId, ...wait });
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({
    lawful: { refusal: { reason: "waitNotOver", params: { earliest: "2026-06-30" } } },
    waitWaivers: [],
  });
  const [law] = await rows.sql`select doubted from request_law where request_id = ${requestId}`;
  expect(law).toEqual({ doubted: true });
  expect(bookingId).toBeTruthy();
  // What holds a date is moved by the desk, not by asking anew.
  expect(await refusal(waive(caseId, { notBefore: "2026-06-24" }))).toMatchObject({
    ...{ code: "CONFLICT", reason: "notWaiting" },
  });
});

test("once it runs again she can sign nothing before the worker has looked", async () => {
  await rule({ wait_blocks: "{consent}" });
  const { caseId, requestId } = await asked();
  await waive(caseId);
  const signableFrom = async () => (await myConsents(ana(), {})).consents[0]?.signableFrom;
  expect(await signableFrom()).toBeNull(); // let pass, and not looked at
  await looked(as("surgeon"), requestId);
  expect(await signableFrom()).toBe("2026-06-16");
  await unwaiveWait(as("surgeon"), { caseId, ...wait });
  expect(await signableFrom()).toBeNull();
  await looked(as("surgeon"), requestId);
  expect(await signableFrom()).toBe("2026-06-30");
});

test("where the rule does not let it be waived, or another wait runs beside it, nothing passes", async () => {
  await rule({ waivable: false });
  const { caseId, requestId } = await asked();
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({ waivable: [] });
  expect(await refusal(waive(caseId))).toMatchObject({ code: "CONFLICT", reason: "notWaivable" });
  await rows.sql`update policy_rule set waivable = true where source = 'GMC 2016'`;
  await rule({ cooling_off_days: 7, waivable: false, source: "Act" });
  await waive(caseId);
  await looked(as("surgeon"), requestId);
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({
    lawful: { kept: { reason: "waitNotOver", params: { source: "Act", earliest: "2026-06-23" } } },
  });
  expect(await toSchedule(as("desk"), {})).toEqual([]);
  const other = { ...wait, days: 7, source: "Act" };
  const asAct = waiveWait(as("surgeon"), { caseId, ...other, reason: "No" });
  expect(await refusal(asAct)).toMatchObject({ reason: "notWaivable" });
});

test("a rule that is no longer to be waived, or that asks for more, lets no earlier waiver count", async () => {
  await rule();
  const { caseId } = await asked();
  await waive(caseId);
  const kept = async () => (await getCase(as("surgeon"), { caseId })).lawful?.kept ?? null;
  expect(await kept()).toBeNull();
  await rows.sql`update policy_rule set wait_blocks = '{consent,booking,operation,payment}' where source = 'GMC 2016'`;
  expect(await kept()).toMatchObject({ reason: "waitNotOver" });
  await rows.sql`update policy_rule set wait_blocks = '{consent,booking}' where source = 'GMC 2016'`;
  expect(await kept()).toBeNull();
  await rows.sql`update policy_rule set cooling_off_days = 21 where source = 'GMC 2016'`;
  expect(await kept()).toMatchObject({ reason: "waitNotOver", params: { days: 21 } });
  await rows.sql`update policy_rule set cooling_off_days = 14, waivable = false where source = 'GMC 2016'`;
  expect(await kept()).toMatchObject({ reason: "waitNotOver", params: { days: 14 } });
});

test("nobody but her surgeon waives a wait; one that is over needs no waiver", async () => {
  await rule();
  const { caseId } = await asked();
  for (const role of ["nurse", "anaesthetist", "desk"] as const)
    expect(await refusal(waiveWait(as(role), { caseId, ...wait, reason: "No" })), role).toMatchObject({
      code: "FORBIDDEN",
    });
  const colleague = asStaff(scene.practiceId, scene.people.otherSurgeon, "surgeon");
  expect(await refusal(waiveWait(colleague, { caseId, ...wait, reason: "No" }))).toMatchObject({
    code: "NOT_FOUND",
  });
  const later = as("surgeon", Temporal.Instant.from("2026-06-30T08:00:00Z"));
  expect(await refusal(waiveWait(later, { caseId, ...wait, reason: "No" }))).toMatchObject({
    reason: "notWaivable",
  });
  expect(await refusal(unwaiveWait(as("surgeon"), { caseId, ...wait }))).toMatchObject({
    reason: "notWaived",
  });
});

test("a waiver ends with the procedure it was for, and does not come back with it", async () => {
  await rule();
  const { caseId } = await asked();
  await waive(caseId);
  const to = (procedureId: string) => ({ caseId, procedureId, variantId: scene.offers.hourFive });
  const other = to(scene.offers.three);
  expect(await previewChange(as("surgeon"), other)).toMatchObject({ waitWaiversEnd: true });
  await changeCase(as("surgeon"), other);
  await changeCase(as("surgeon"), to(scene.offers.two));
  expect(await getCase(as("surgeon"), { caseId })).toMatchObject({
    waitWaivers: [],
    lawful: { kept: { reason: "waitNotOver" } },
  });
});

test("where a wait from the quote has not begun, neither she nor who treats her reads a date", async () => {
  await rule({ cooling_off_start: "quote_handed_over" });
  const { caseId, requestId } = await asked();
  expect(await myPrepare(ana())).toMatchObject({ consentsNow: 1, consentsFrom: null });
  expect(await getCase(as("nurse"), { caseId })).toMatchObject({
    preparation: { consent: { signableFrom: null } },
  });
  await quoted(as("surgeon"), caseId, "2026-06-16");
  await looked(as("surgeon"), requestId);
  expect(await getCase(as("nurse"), { caseId })).toMatchObject({
    preparation: { consent: { signableFrom: "2026-06-30" } },
  });
});
