import { expect, test } from "vitest";
import { addPolicyRule, endPolicyRule } from "#server/catalogue/index.ts";
import { updatePatient } from "#server/identity/index.ts";
import { newId, transact } from "#server/kernel/index.ts";
import { getCase, judgeRequests, toSchedule } from "#server/pathway/index.ts";
import { book, cancel, findTimes, markNoShow, move, restore } from "#server/scheduling/index.ts";
import { askedFor } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asStaff, asWorker } from "#tests/support/scene.ts";
import { rows, scene } from "./stage.ts";

const desk = () => asStaff(scene.practiceId, scene.people.desk, "desk");
const surgeon = () => asStaff(scene.practiceId, scene.people.surgeon, "surgeon");
const manager = () => asStaff(scene.practiceId, scene.people.manager, "manager");
const asked = (more = {}) =>
  askedFor(surgeon(), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.two,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
    ...more,
  });
/** A rule as a manager records it: the job that follows is the worker's. */
const rule = (more: object) => addPolicyRule(manager(), { ...aRule(), ...more });
const aRule = () => ({
  procedureId: scene.offers.two,
  jurisdiction: "FR",
  status: "prohibited" as const,
  source: "new act",
  reviewerId: scene.people.surgeon,
  reviewedOn: "2026-06-16",
});
const judged = () => judgeRequests(asWorker(scene.practiceId), scene.practiceId);
const wish = (requestId: string, at: string) => ({
  requestId,
  patientId: scene.patients.ana,
  siteId: scene.places.site,
  startsAt: `${at}:00+02:00`,
  idempotencyKey: newId(),
});
const booked = (requestId: string, at: string) => book(desk(), wish(requestId, at));
const law = async (requestId: string) =>
  (
    await rows.sql`select lawful_from as from, lawful_until as until, doubted from request_law where request_id = ${requestId}`
  )[0];
const jobs = async () =>
  (await rows.sql`select count(*)::int as n from graphile_worker._private_jobs`)[0]?.n as number;

test("a law that is recorded after the request ends it for the desk: nothing from its day on is offered or booked, the days before are", async () => {
  const { requestId } = await asked();
  expect(await law(requestId)).toEqual({ from: "2026-06-22", until: null, doubted: false });
  await rule({ effectiveFrom: "2026-06-25" });
  expect(await law(requestId)).toMatchObject({ doubted: true });
  await judged();
  expect(await law(requestId)).toEqual({ from: "2026-06-22", until: "2026-06-24", doubted: false });
  const found = await findTimes(desk(), {
    requestId,
    siteId: scene.places.site,
    from: "2026-06-22",
    to: "2026-06-28",
  });
  expect(new Set(found.starts.map(({ date }) => date))).toEqual(
    new Set(["2026-06-22", "2026-06-23", "2026-06-24"]),
  );
  expect(found.days).toContainEqual({
    date: "2026-06-25",
    reason: expect.objectContaining({ kind: "askSurgeon" }),
  });
  expect(await refusal(booked(requestId, "2026-06-25T10:00"))).toMatchObject({
    code: "PRECONDITION_FAILED",
    reason: "askSurgeon",
  });
  expect(await booked(requestId, "2026-06-24T10:00")).toMatchObject({ state: "booked" });
});

test("an age or a wait that is asked for later moves the desk's “not before”, and tells it nothing else", async () => {
  const { requestId, caseId } = await asked();
  await rule({
    status: "permitted",
    coolingOffDays: 20,
    coolingOffStart: "consultation",
    waitBlocks: ["operation"],
  });
  await judged();
  expect(await toSchedule(desk(), {})).toMatchObject([{ requestId, notBefore: "2026-07-06" }]);
  const early = await refusal(booked(requestId, "2026-07-03T10:00"));
  expect(early).toMatchObject({ reason: "notBefore", params: { date: "2026-07-06" } });
  expect(JSON.stringify(early)).not.toContain("new act");
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: {
      from: "2026-07-06",
      until: null,
      why: { reason: "waitNotOver", params: { source: "new act", days: 20 } },
    },
  });
});

test("while no day is lawful the desk has no such request; the surgeon is told the rule, and it comes back with the law", async () => {
  const { requestId, caseId } = await asked();
  await rule({ effectiveFrom: "2026-06-01" });
  await judged();
  expect(await toSchedule(desk(), {})).toEqual([]);
  expect(await refusal(booked(requestId, "2026-06-24T10:00"))).toMatchObject({ code: "NOT_FOUND" });
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: { from: null, why: { reason: "notPermittedThen", params: { source: "new act" } } },
  });
  // By an operator: what is blocked everywhere is there for no manager.
  await rows.sql`update policy_rule set effective_to = '2026-06-28' where source = 'new act'`;
  await judged();
  expect(await toSchedule(desk(), {})).toMatchObject([{ requestId, notBefore: "2026-06-29" }]);
});

test("what was booked and is lawful no more keeps its time, says so to the surgeon, and is moved to lawful days only or cancelled", async () => {
  const { requestId, caseId } = await asked();
  const made = await booked(requestId, "2026-06-24T10:00");
  const { policyRuleId } = await rule({ effectiveFrom: "2026-06-23" });
  await judged();
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    state: "booked",
    lawful: { from: "2026-06-22", until: "2026-06-22", refusal: { reason: "notPermittedThen" } },
  });
  const to = (at: string) => ({
    bookingId: made.bookingId,
    scheduleVersion: 1,
    startsAt: `${at}:00+02:00`,
    askedBy: "patient" as const,
  });
  expect(await refusal(move(desk(), to("2026-06-25T10:00")))).toMatchObject({ reason: "askSurgeon" });
  const moved = await move(desk(), to("2026-06-22T10:00"));
  await endPolicyRule(manager(), { policyRuleId, lastDate: "2026-06-30" });
  await rule({ effectiveFrom: "2026-06-01" });
  await judged();
  const version = { bookingId: made.bookingId, scheduleVersion: moved.scheduleVersion };
  const gone = await cancel(desk(), { ...version, reason: "patient_changed_mind", askedBy: "patient" });
  expect(gone.state).toBe("cancelled");
  expect(await toSchedule(desk(), {})).toEqual([]);
  const again = { bookingId: made.bookingId, scheduleVersion: gone.scheduleVersion };
  expect(await refusal(restore(desk(), again))).toMatchObject({ reason: "notWaiting" });
});

test("her birth date and her consultations are asked again when they change", async () => {
  await rule({ status: "permitted", minimumAge: 18, minimumConsultations: 1 });
  const { requestId } = await asked();
  const doubted = async () => (await law(requestId))?.doubted;
  expect(await doubted()).toBe(false);
  const ctx = desk();
  await transact(
    ctx,
    (tx) => tx.sql`update patient set birth_date = '2008-07-10' where patient_id = ${scene.patients.ana}`,
  );
  expect(await doubted()).toBe(true);
  await judgeRequests(asWorker(scene.practiceId), scene.patients.ana);
  expect(await law(requestId)).toEqual({ from: "2026-07-10", until: null, doubted: false });
  await transact(
    ctx,
    (tx) => tx.sql`update booking set state = 'no_show' where booking_id = ${scene.bookings.consultation}`,
  );
  await judgeRequests(asWorker(scene.practiceId), requestId);
  expect(await law(requestId)).toEqual({ from: null, until: null, doubted: false });
});

test("what time alone makes lawful reaches the desk once the surgeon has looked", async () => {
  const { requestId, caseId } = await asked();
  await rule({ status: "permitted", minimumConsultations: 2 });
  await judged();
  expect(await law(requestId)).toMatchObject({ from: null });
  await addBooking(rows, scene, { patientId: scene.patients.ana, startsAt: "2026-06-17T08:00:00Z" });
  const before = await jobs();
  await getCase(surgeon(), { caseId });
  expect(await jobs()).toBe(before);
  const later = { ...surgeon(), now: Temporal.Instant.from("2026-06-18T08:00:00Z") };
  expect(await getCase(later, { caseId })).toMatchObject({ lawful: { from: "2026-06-22", why: null } });
  expect(await jobs()).toBe(before + 1);
  await judgeRequests(asWorker(scene.practiceId, later.now), requestId);
  expect(await law(requestId)).toMatchObject({ from: "2026-06-22", doubted: false });
});

test("a case at a site that is closed for good can still be read", async () => {
  const { caseId } = await asked();
  await rows.sql`update site set active = false`;
  expect(await getCase(surgeon(), { caseId })).toMatchObject({ lawful: { from: "2026-06-22" } });
});

test("a case that cannot be judged keeps no other in doubt, and is told to the queue", async () => {
  const first = await asked();
  const second = await asked({ procedureId: scene.offers.three });
  await rows.sql`update surgical_case set sealed = 'broken' where case_id = ${first.caseId}`;
  await rule({ procedureId: scene.offers.three, effectiveFrom: "2026-06-25" });
  await expect(judged()).rejects.toThrow();
  expect(await law(first.requestId)).toMatchObject({ doubted: true });
  expect(await law(second.requestId)).toMatchObject({ until: "2026-06-24", doubted: false });
});

test("in doubt nothing is booked: whoever asks waits for the worker, and is told so when it does not come", async () => {
  const { requestId } = await asked();
  const before = await jobs();
  await rule({ effectiveFrom: "2026-06-25" });
  expect(await jobs()).toBe(before + 1);
  expect(await refusal(booked(requestId, "2026-06-24T10:00"))).toMatchObject({ reason: "beingChecked" });
  const waiting = booked(requestId, "2026-06-24T10:00");
  await judged();
  expect(await waiting).toMatchObject({ state: "booked" });
});

test("a law that is being recorded while the desk books is either before or after it", async () => {
  for (let round = 0; round < 8; round++) {
    const { requestId, caseId } = await asked({
      procedureId: [scene.offers.two, scene.offers.three][round % 2],
    });
    const results = await Promise.allSettled([
      booked(requestId, `2026-06-2${4 + (round % 2)}T${String(8 + round).padStart(2, "0")}:00`),
      rule({
        procedureId: [scene.offers.two, scene.offers.three][round % 2],
        effectiveFrom: "2026-06-23",
      }).then(judged),
    ]);
    const { lawful, state } = await getCase(surgeon(), { caseId });
    // What was booked before is known to be lawful no more; what came after was not booked.
    expect(results[1].status).toBe("fulfilled");
    expect(lawful?.refusal?.reason ?? null).toBe(state === "booked" ? "notPermittedThen" : null);
    await rows.sql`delete from policy_rule where source = 'new act'`;
    await rows.sql`update scheduling_request set state = 'withdrawn' where request_id = ${requestId}`;
  }
});

test("a law recorded once the operation has begun counts when she did not come and waits again", async () => {
  const { requestId } = await asked();
  const made = await booked(requestId, "2026-06-22T10:00");
  const later = <C extends { now: Temporal.Instant }>(ctx: C): C => ({
    ...ctx,
    now: Temporal.Instant.from("2026-06-22T08:30:00Z"),
  });
  await addPolicyRule(later(manager()), { ...aRule(), effectiveFrom: "2026-06-25" });
  await judgeRequests(later(asWorker(scene.practiceId)), scene.practiceId);
  await markNoShow(later(desk()), { bookingId: made.bookingId, scheduleVersion: 1 });
  const again = () => book(later(desk()), wish(requestId, "2026-06-26T10:00"));
  expect(await refusal(again())).toMatchObject({ reason: "beingChecked" });
  await judgeRequests(later(asWorker(scene.practiceId)), requestId);
  expect(await refusal(again())).toMatchObject({ reason: "askSurgeon" });
});

test("her birth date corrected while the worker judges, or while the surgeon asks, is judged in the end", async () => {
  await rule({ status: "permitted", minimumAge: 18 });
  const { requestId } = await asked();
  await rule({ status: "permitted", minimumAge: 16, source: "another" });
  await whileHeld(judged, () => born("2008-07-10"));
  await judgeRequests(asWorker(scene.practiceId), scene.patients.ana);
  expect(await refusal(booked(requestId, "2026-06-23T10:00"))).toMatchObject({ reason: "notBefore" });
  await born("1990-02-03");
  const third = { procedureId: scene.offers.three };
  await rule({ ...third, status: "permitted", minimumAge: 18 });
  let second = "";
  await whileHeld(
    async () => {
      second = (await asked(third)).requestId;
    },
    () => born("2008-07-10"),
  );
  await judgeRequests(asWorker(scene.practiceId), scene.patients.ana);
  expect(await refusal(booked(second, "2026-06-23T10:00"))).toMatchObject({ reason: "notBefore" });
});

test("a consultation that counted and is moved away counts no more", async () => {
  const { requestId } = await asked();
  const before = { ...desk(), now: Temporal.Instant.from("2026-06-16T06:59:59Z") };
  await move(before, {
    bookingId: scene.bookings.consultation,
    scheduleVersion: 1,
    startsAt: "2026-07-16T10:00:00+02:00",
    askedBy: "patient",
  });
  await judgeRequests(asWorker(scene.practiceId), scene.patients.ana);
  expect(await refusal(booked(requestId, "2026-06-23T10:00"))).toMatchObject({ code: "NOT_FOUND" });
});

/** Begins the first, which the lock stops in the middle, then the second, and lets go. */
async function whileHeld(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
  const pause = () => new Promise((go) => setTimeout(go, 400));
  let running: Promise<unknown>[] = [];
  await rows.sql.begin(async (sql) => {
    await sql`lock table privilege in access exclusive mode`;
    running = [first()];
    await pause();
    running.push(second());
    await pause();
  });
  await Promise.all(running);
}

const born = (birthDate: string) =>
  updatePatient(desk(), {
    patientId: scene.patients.ana,
    identity: { givenName: "ana", familyName: "Lindqvist", birthDate, phone: "+33 6 00 00 00 01" },
  });

test("what the desk can read of the law is dates alone, and it can write none of it", async () => {
  const { requestId } = await asked();
  const ctx = desk();
  const read = await transact(ctx, (tx) => tx.sql`select * from request_law`);
  expect(read).toEqual([
    {
      practice_id: scene.practiceId,
      request_id: requestId,
      patient_id: scene.patients.ana,
      lawful_from: "2026-06-22",
      lawful_until: null,
      doubted: false,
    },
  ]);
  const barred = asStaff(scene.practiceId, scene.people.barredDesk, "desk");
  expect(await transact(barred, (tx) => tx.sql`select * from request_law`)).toEqual([]);
  await expect(
    transact(ctx, (tx) => tx.sql`update request_law set lawful_from = '2020-01-01'`),
  ).rejects.toThrow();
});
