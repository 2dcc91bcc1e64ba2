import { beforeEach, expect, test } from "vitest";
import { type DomainError, transact } from "#server/kernel/index.ts";
import {
  answerItem,
  answerMine,
  assessCase,
  getCase,
  myPrepare,
  tickMany,
  unwaiveItem,
  waiveItem,
  withdrawCase,
  worklist,
} from "#server/pathway/index.ts";
import type { AnswerValue } from "#server/pathway/schemas.ts";
import { askedFor } from "#tests/support/asked.ts";
import { addBooking, asPatient, asStaff, NOW } from "#tests/support/scene.ts";
import { anAssessment } from "#tests/support/scene-case.ts";
import { rows, scene } from "./stage.ts";

const ana = () => asPatient(scene.practiceId, scene.patients.ana);
const as = (role: "surgeon" | "nurse" | "anaesthetist") =>
  asStaff(scene.practiceId, scene.people[role], role);
const item = (end: string) => `01990000-0000-7000-8000-0000000000${end}`;
const [ALLERGIES, WISHES, HISTORY, MEDICINES, READ, PLAN, HOME, TESTS, ILL, PREGNANT] = [
  item("c2"),
  item("c3"),
  item("d1"),
  item("d2"),
  item("d4"),
  item("d5"),
  item("d6"),
  item("d7"),
  item("e2"),
  item("f3"),
];
const tick: AnswerValue = { kind: "tick" };
const said = (text: string): AnswerValue => ({ kind: "text", text });

let made: { caseId: string; requestId: string };
const gate = async (gateId: string) =>
  (await getCase(as("surgeon"), made)).preparation?.gates.find((one) => one.gateId === gateId);
const answer = (role: "surgeon" | "nurse" | "anaesthetist", itemId: string, value: AnswerValue | null) =>
  answerItem(as(role), { caseId: made.caseId, itemId, value });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: DomainError) => error,
  );

beforeEach(async () => {
  made = await askedFor(as("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
  });
});

/** Booked for the 23rd at 10:00 in Paris, with the anaesthetist. */
async function booked(startsAt = "2026-06-23T08:00:00Z") {
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  return addBooking(rows, scene, {
    patientId: scene.patients.ana,
    requestId: made.requestId,
    startsAt,
    minutes: 60,
    kind: "day_case",
    holds: [scene.held.surgeon, scene.held.anaesthetist, scene.places.theatre],
  });
}

test("she and those who treat her answer at once, and nothing is lost", async () => {
  await booked();
  await Promise.all([
    answerMine(ana(), { caseId: made.caseId, itemId: HISTORY, value: said("Appendix, 2010") }),
    answerMine(ana(), { caseId: made.caseId, itemId: MEDICINES, value: said("None") }),
    answer("nurse", ALLERGIES, said("Latex")),
    answer("surgeon", WISHES, said("A woman, please")),
    answer("nurse", READ, tick),
    answer("surgeon", PLAN, { kind: "medication", medicines: [] }),
    answer("anaesthetist", TESTS, tick),
    waiveItem(as("surgeon"), { caseId: made.caseId, itemId: HOME, reason: "Stays with us until evening" }),
  ]);
  const { preparation } = await getCase(as("nurse"), made);
  const states = new Map(preparation?.gates.map(({ gateId, state }) => [gateId, state]));
  for (const id of [HISTORY, MEDICINES, ALLERGIES, WISHES, READ, PLAN, TESTS])
    expect(states.get(id), id).toBe("closed");
  expect(states.get(HOME)).toBe("waived");
});

test("the later of two answers to one item counts, whoever gave it", async () => {
  await answerMine(ana(), { caseId: made.caseId, itemId: HISTORY, value: said("Nothing") });
  const later = { ...as("nurse"), now: NOW.add({ minutes: 5 }) };
  await answerItem(later, { caseId: made.caseId, itemId: HISTORY, value: said("Asthma") });
  expect((await gate(HISTORY))?.answer).toMatchObject({ value: { text: "Asthma" }, byName: "Dr nurse" });
  expect((await myPrepare(ana())).items.find(({ itemId }) => itemId === HISTORY)).toMatchObject({
    answer: { text: "Asthma" },
    answeredBy: "Dr nurse",
  });
});

test("an answer that is not the one asked for leaves the gate open, for somebody to settle", async () => {
  await answerMine(ana(), {
    caseId: made.caseId,
    itemId: ILL,
    value: { kind: "question", yes: true, words: "" },
  });
  expect(await gate(ILL)).toMatchObject({ state: "attention", waitsFor: "clinic" });
});

test("an answer of another kind, to another's item, or to one that the anaesthesia does not ask for is refused", async () => {
  expect(await refusal(answer("nurse", READ, said("yes")))).toMatchObject({ reason: "answerOfKind" });
  expect(await refusal(answer("nurse", PLAN, { kind: "medication", medicines: [] }))).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await refusal(answerMine(ana(), { ...made, itemId: READ, value: tick }))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await refusal(answer("nurse", item("99"), tick))).toMatchObject({ code: "NOT_FOUND" });
});

test("a gate is let pass by a role that its checklist names alone, with a reason that stands on the case, and only while it is open", async () => {
  const pass = { caseId: made.caseId, itemId: READ, reason: "Known to me for years" };
  expect(await refusal(waiveItem(as("nurse"), pass))).toMatchObject({
    code: "FORBIDDEN",
    reason: "mayNotWaive",
    params: { roles: "surgeon" },
  });
  await waiveItem(as("surgeon"), pass);
  expect(await gate(READ)).toMatchObject({
    state: "waived",
    waiver: { role: "surgeon", reason: "Known to me for years", byName: "Dr surgeon" },
  });
  expect(await refusal(waiveItem(as("surgeon"), pass))).toMatchObject({ reason: "notOpen" });
  await unwaiveItem(as("surgeon"), { caseId: made.caseId, itemId: READ });
  expect((await gate(READ))?.state).toBe("open");
  const audited = await rows.sql`select fields from audit_event where action like 'case.waive%'`;
  expect(audited).toHaveLength(2);
});

test("only an anaesthetist of hers says fit or not; not fit shuts the gate again", async () => {
  const word = (outcome: "conditions" | "not_fit") =>
    assessCase(as("anaesthetist"), { caseId: made.caseId, ...anAssessment, outcome });
  expect(await refusal(word("conditions"))).toMatchObject({ code: "NOT_FOUND" });
  await booked();
  await word("conditions");
  expect((await gate("assessment"))?.state).toBe("closed");
  await word("not_fit");
  expect((await gate("assessment"))?.state).toBe("attention");
  const bare = { caseId: made.caseId, ...anAssessment, conditions: "" };
  await expect(assessCase(as("anaesthetist"), bare)).rejects.toMatchObject({
    issues: [{ path: ["conditions"], message: "conditionsMissing" }],
  });
});

test("many are ticked at once, gates and others' items never; undo takes back what was ticked and nothing else", async () => {
  const all = [TESTS, READ, PREGNANT, PLAN].map((itemId) => ({ caseId: made.caseId, itemId }));
  const { items } = await tickMany(as("nurse"), { items: all, done: true });
  expect(items).toEqual([{ caseId: made.caseId, itemId: TESTS }]);
  expect((await gate(READ))?.state).toBe("open");
  await tickMany(as("nurse"), { items, done: false });
  expect((await gate(TESTS))?.state).toBe("open");
});

test("one case that is not hers to prepare leaves all of a bulk undone", async () => {
  const stranger = crypto.randomUUID();
  const items = [
    { caseId: made.caseId, itemId: TESTS },
    { caseId: stranger, itemId: TESTS },
  ];
  expect(await refusal(tickMany(as("nurse"), { items, done: true }))).toMatchObject({ code: "NOT_FOUND" });
  expect((await gate(TESTS))?.state).toBe("open");
});

const moved = (bookingId: string, to: { starts_at: string; ends_at: string }) =>
  rows.sql.begin(async (sql) => {
    await sql`update claim set ${sql(to)} where booking_id = ${bookingId}`;
    await sql`update booking set ${sql(to)} where booking_id = ${bookingId}`;
  });

test("what is due follows the operation when it moves, and answers stay; what is asked on the day is asked again", async () => {
  const bookingId = await booked();
  expect((await gate(PLAN))?.due).toEqual({ on: "2026-06-16", at: null, overdue: false });
  const day = { ...as("nurse"), now: Temporal.Instant.from("2026-06-23T06:30:00Z") };
  await answerItem(day, { caseId: made.caseId, itemId: item("f5"), value: said("Ate at 22:00") });
  const fasting = async () =>
    (await getCase({ ...as("surgeon"), now: day.now }, made)).preparation?.gates.find(
      ({ gateId }) => gateId === item("f5"),
    );
  expect(await fasting()).toMatchObject({ state: "closed", due: { at: "2026-06-23T08:00:00Z" } });
  await answer("surgeon", PLAN, { kind: "medication", medicines: [] });
  const earlier = { starts_at: "2026-06-23T07:30:00Z", ends_at: "2026-06-23T08:30:00Z" };
  await moved(bookingId, earlier);
  expect(await fasting()).toMatchObject({ state: "open", due: { at: "2026-06-23T07:30:00Z" } });
  await moved(bookingId, { starts_at: "2026-06-23T08:30:00Z", ends_at: "2026-06-23T09:30:00Z" });
  expect(await fasting()).toMatchObject({ state: "closed" });
  const to = { starts_at: "2026-06-24T09:00:00Z", ends_at: "2026-06-24T10:00:00Z" };
  await moved(bookingId, to);
  expect(await gate(PLAN)).toMatchObject({ state: "closed", due: { on: "2026-06-17" } });
  expect(await fasting()).toMatchObject({ state: "open", due: { at: "2026-06-24T09:00:00Z" } });
});

test("the worklist has what is missing before whose operation, the soonest first; an anaesthetist has those who are put to sleep", async () => {
  await booked();
  const { cases } = await worklist(as("nurse"), { days: 14 });
  expect(cases).toMatchObject([{ caseId: made.caseId, readiness: "patient", patientName: "ana Lindqvist" }]);
  expect(cases[0]?.missing.some(({ by }) => by === "consent")).toBe(true);
  const gates = await worklist(as("nurse"), { only: "gates" });
  expect(gates.cases[0]?.missing.every(({ stage }) => stage !== "none")).toBe(true);
  const mine = await worklist(as("anaesthetist"), { only: "mine" });
  expect(mine.cases[0]?.missing.map(({ by }) => by)).toEqual(["assessment"]);
  await rows.sql`update profile set anaesthesia = 'local' where profile_id = ${scene.offers.dayCase}`;
  expect((await worklist(as("anaesthetist"), {})).cases).toEqual([]);
});

test("her page counts hours that pass before she is put to sleep, never tells when that is, and shows the plan for her medicines", async () => {
  await booked();
  await answer("surgeon", PLAN, {
    kind: "medication",
    medicines: [{ medicine: "Ibuprofen", action: "stop", how: "From a week before" }],
  });
  expect(await myPrepare(ana())).toMatchObject({
    arrivesAt: "2026-06-23T07:30:00Z",
    fasting: {
      clearUntil: "2026-06-23T06:00:00Z",
      lightUntil: "2026-06-23T02:00:00Z",
      fattyUntil: "2026-06-23T00:00:00Z",
    },
    medicines: [{ medicine: "Ibuprofen", action: "stop" }],
    medicinesSetBy: "Dr surgeon",
  });
  await rows.sql`update profile set anaesthesia = 'local' where profile_id = ${scene.offers.dayCase}`;
  expect((await myPrepare(ana())).fasting).toBeNull();
});

test("a case that was taken back is answered no more", async () => {
  await withdrawCase(as("surgeon"), { caseId: made.caseId });
  expect(await refusal(answer("nurse", TESTS, tick))).toMatchObject({ reason: "caseOver" });
  expect(await refusal(answerMine(ana(), { ...made, itemId: HISTORY, value: said("x") }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the database itself keeps the parts apart: she writes hers alone, and no colleague reads what is private", async () => {
  const parts = (ctx: ReturnType<typeof ana> | ReturnType<typeof as>) =>
    transact(
      ctx,
      (tx) =>
        tx.sql<{ part: string }[]>`select part from case_part where case_id = ${made.caseId} order by part`,
    );
  expect((await parts(as("surgeon"))).map(({ part }) => part)).toEqual(["hers", "law", "private", "team"]);
  expect((await parts(as("nurse"))).map(({ part }) => part)).toEqual(["hers", "law", "team"]);
  expect((await parts(ana())).map(({ part }) => part)).toEqual(["hers", "law", "team"]);
  const write = (ctx: ReturnType<typeof ana> | ReturnType<typeof as>, part: string) =>
    transact(
      ctx,
      (tx) =>
        tx.sql`update case_part set revision = 9 where case_id = ${made.caseId} and part = ${part} returning 1`,
    );
  expect(await write(ana(), "team")).toHaveLength(0);
  expect(await write(as("nurse"), "hers")).toHaveLength(0);
  expect(await write(as("nurse"), "law")).toHaveLength(0);
  expect(await write(ana(), "hers")).toHaveLength(1);
});
