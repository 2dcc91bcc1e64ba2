import { beforeEach, expect, test } from "vitest";
import type { DomainError, StaffRole } from "#server/kernel/index.ts";
import { transact } from "#server/kernel/index.ts";
import { cancelOnDay, dayList, getCase, takeStep, toSchedule } from "#server/pathway/index.ts";
import type { CancelOnDay, DayStep } from "#server/pathway/schemas.ts";
import { book, cancel, day, history, restore } from "#server/scheduling/index.ts";
import { whatCanBeTold } from "#tests/integration/privacy/stolen-copy.ts";
import { askedFor } from "#tests/support/asked.ts";
import { asStaff, NOW } from "#tests/support/scene.ts";
import { bookAna, rows, scene } from "./stage.ts";

const DAY = Temporal.Instant.from("2026-06-23T06:00:00Z"); // two hours before
const WORDS = "A fever since Qzorn";
const as = (role: StaffRole, now = DAY) => asStaff(scene.practiceId, scene.people[role], role, now);
const other = (role: StaffRole, who: keyof typeof scene.people) =>
  asStaff(scene.practiceId, scene.people[who], role, DAY);

let made: { caseId: string; requestId: string };
let bookingId: string;

beforeEach(async () => {
  const ask = (patientId: string) =>
    askedFor(as("surgeon", NOW), {
      ...{ patientId, procedureId: scene.offers.hour, variantId: scene.offers.hourFive },
      ...{ siteId: scene.places.site, notBefore: "2026-06-22" },
    });
  made = await ask(scene.patients.ana);
  bookingId = await bookAna(made, "2026-06-23T08:00:00Z", [scene.held.surgeon, scene.places.theatre]);
});

const callOff = (role: StaffRole = "nurse", more: Partial<CancelOnDay> = {}, now = DAY) =>
  cancelOnDay(as(role, now), { bookingId, reason: "clinical", words: WORDS, ...more });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: DomainError) => [error.code, error.reason],
  );
/** Written beside the gates, which are not asked about here. */
const stepped = (...steps: DayStep[]) =>
  rows.add([
    "day_step",
    ...steps.map((step) => ({
      ...{ practice_id: scene.practiceId, booking_id: bookingId, patient_id: scene.patients.ana, step },
      ...{ at: DAY.toString(), recorded_at: DAY.toString(), recorded_by: scene.people.nurse },
    })),
  ]);
const held = async () =>
  (await rows.sql`select claim_id from claim where booking_id = ${bookingId} and active`).length;

test("a nurse calls it off: its time is free at once and is booked again, its request waits, and no step follows", async () => {
  await stepped("arrived");
  expect(await callOff()).toMatchObject({ bookingId, reason: "clinical" });
  expect(await held()).toBe(0);
  expect(await refusal(takeStep(as("nurse"), { bookingId, step: "ready" }))).toEqual([
    "CONFLICT",
    "notBooked",
  ]);
  expect(await toSchedule(as("desk"), {})).toMatchObject([{ requestId: made.requestId }]);
  const again = await book(as("desk"), {
    requestId: made.requestId,
    patientId: scene.patients.ana,
    siteId: scene.places.site,
    startsAt: "2026-06-23T08:00:00Z",
    idempotencyKey: "the freed hour",
  });
  expect(again.bookingId).not.toBe(bookingId);
  expect(again.state).toBe("booked");
});

test("the desk reads the kind of reason and who said so, on the board and in the history; the words are the team's", async () => {
  await callOff("surgeon", { reason: "patient_wish" });
  const board = await day(as("desk"), { siteId: scene.places.site, date: "2026-06-23" });
  expect(board.bookings.find((one) => one.bookingId === bookingId)).toMatchObject({ state: "cancelled" });
  expect(board.claims.filter((one) => one.bookingId === bookingId)).toEqual([]);
  const [told] = await history(as("desk"), { bookingId });
  expect(told).toMatchObject({
    ...{ kind: "cancelled", reason: "patient_wish", askedBy: "patient", actorRole: "surgeon" },
    from: "2026-06-23T08:00:00Z",
  });
  const all = [
    board,
    await history(as("desk"), { patientId: scene.patients.ana }),
    await toSchedule(as("desk"), {}),
  ];
  expect(JSON.stringify(all)).not.toContain("Qzorn");
  expect(JSON.stringify(await whatCanBeTold(rows.sql))).not.toContain("Qzorn");
});

test("the case and the day say so, with the words", async () => {
  await callOff("surgeon");
  const said = { reason: "clinical", words: WORDS, byName: "Dr surgeon", at: DAY.toString() };
  const one = await getCase(as("surgeon"), { caseId: made.caseId });
  expect([one.state, one.calledOff]).toEqual(["waiting", [said]]);
  const list = await dayList(as("surgeon"));
  expect(list.cases).toEqual([]);
  expect(list.cancelled).toEqual([{ ...said, caseId: made.caseId, patientName: "ana Lindqvist" }]);
  const tomorrow = await dayList(as("surgeon", DAY.add({ hours: 24 })));
  expect(tomorrow.cancelled).toEqual([]);
});

test("who has come stays today's patient of the nurses, to be sent home; who has not is nobody's of today", async () => {
  await stepped("arrived");
  await callOff();
  expect((await dayList(as("nurse"))).cancelled).toHaveLength(1);
  await rows.sql`delete from day_step where booking_id = ${bookingId}`;
  expect((await dayList(as("nurse"))).cancelled).toEqual([]);
});

test("not once she has gone into theatre, neither by those who treat her nor by the desk", async () => {
  await stepped("arrived", "ready", "in_theatre");
  expect(await refusal(callOff())).toEqual(["PRECONDITION_FAILED", "inTheatre"]);
  const order = { bookingId, scheduleVersion: 1, reason: "other", askedBy: "practice" } as const;
  expect(await refusal(cancel(as("desk"), order))).toEqual(["PRECONDITION_FAILED", "inTheatre"]);
  expect(await held()).toBe(3);
  const [asked] = await transact(
    as("nurse"),
    (tx) =>
      tx.sql`select cancel_on_the_day(${bookingId}, gen_random_uuid(), 'clinical', 'practice') as version`,
  );
  expect(asked?.version).toBeNull();
  expect((await getCase(as("surgeon"), { caseId: made.caseId })).calledOff).toEqual([]);
});

test("not on another day, not twice, not for a reason of one's own", async () => {
  expect(await refusal(callOff("surgeon", {}, DAY.subtract({ hours: 24 })))).toEqual([
    "PRECONDITION_FAILED",
    "notTheDay",
  ]);
  const [own] = await transact(
    as("nurse"),
    (tx) =>
      tx.sql`select cancel_on_the_day(${bookingId}, gen_random_uuid(), 'because', 'practice') as version`,
  );
  expect(own?.version).toBeNull();
  await callOff("surgeon");
  expect(await refusal(callOff("surgeon"))).toEqual(["CONFLICT", "notBooked"]);
});

test("only by those who treat her", async () => {
  expect(await refusal(callOff("desk"))).toEqual(["FORBIDDEN", "forbidden"]);
  expect(await refusal(callOff("manager"))).toEqual(["FORBIDDEN", "forbidden"]);
  const order = { bookingId, reason: "clinical", words: "" } as const;
  for (const who of [other("surgeon", "otherSurgeon"), other("nurse", "barredNurse")])
    expect(await refusal(cancelOnDay(who, order))).toEqual(["NOT_FOUND", "notFound"]);
  const direct = transact(
    as("desk"),
    (tx) => tx.sql`select cancel_on_the_day(${bookingId}, gen_random_uuid(), 'clinical', 'practice')`,
  );
  await expect(direct).rejects.toThrow(/permission denied/);
});

test("a tap into theatre and the calling off at once: one of them stands", async () => {
  await stepped("arrived", "ready");
  const tapped = rows.sql`select 1`.then(() =>
    transact(as("nurse"), async (tx) => {
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`day/${scene.practiceId}/${bookingId}`}, 0))`;
      await tx.sql`
        insert into day_step (practice_id, booking_id, step, patient_id, at, recorded_at, recorded_by)
        select ${scene.practiceId}, ${bookingId}, 'in_theatre', ${scene.patients.ana}, ${DAY.toString()}, ${DAY.toString()}, ${scene.people.nurse}
         where exists (select from booking where booking_id = ${bookingId} and state = 'booked')`;
    }),
  );
  const [off] = await Promise.all([refusal(callOff("surgeon")), tapped]);
  const steps =
    await rows.sql`select step from day_step where booking_id = ${bookingId} and step = 'in_theatre'`;
  const [one] = await rows.sql<
    { state: string }[]
  >`select state from booking where booking_id = ${bookingId}`;
  expect([one?.state, steps.length]).toEqual(off ? ["booked", 1] : ["cancelled", 0]);
});

test("the desk can put it back while its time is free", async () => {
  await callOff("surgeon");
  const back = await restore(as("desk"), { bookingId, scheduleVersion: 2 });
  expect(back).toMatchObject({ state: "booked", scheduleVersion: 3 });
  expect((await getCase(as("surgeon"), { caseId: made.caseId })).calledOff).toHaveLength(1);
});
