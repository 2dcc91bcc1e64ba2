import { beforeEach, expect, test } from "vitest";
import { endPrivilege } from "#server/catalogue/index.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import {
  answerItem,
  answerMine,
  getCase,
  ifMoved,
  myPrepare,
  waiveItem,
  worklist,
} from "#server/pathway/index.ts";
import type { AnswerValue } from "#server/pathway/schemas.ts";
import { cancel, move, previewMove } from "#server/scheduling/index.ts";
import { askedFor } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { asPatient, asStaff, NOW } from "#tests/support/scene.ts";
import { bookAna, rows, scene } from "./stage.ts";

const as = (role: Exclude<StaffRole, "manager">, now = NOW) =>
  asStaff(scene.practiceId, scene.people[role], role, now);
const ana = (now = NOW) => asPatient(scene.practiceId, scene.patients.ana, now);
const item = (end: string) => `01990000-0000-7000-8000-0000000000${end}`;
const [READ, PLAN, ARRIVE, TOLD, PREGNANT, FASTING] = ["d4", "d5", "e1", "e3", "f3", "f5"].map(item) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const tick: AnswerValue = { kind: "tick" };

let made: { caseId: string; requestId: string };
let bookingId: string;

/** Ana's operation, on Friday 26 June at 10:00 in Paris. */
beforeEach(async () => {
  made = await askedFor(as("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-18",
  });
  bookingId = await bookAna(made, "2026-06-26T08:00:00Z", [scene.held.surgeon, scene.places.theatre]);
});

const wish = async (startsAt: string) => {
  const [row] = await rows.sql<{ version: number }[]>`
    select schedule_version as version from booking where booking_id = ${bookingId}`;
  return { bookingId, scheduleVersion: row?.version ?? 0, startsAt };
};
const moveTo = async (startsAt: string, now = NOW) =>
  move(as("desk", now), { ...(await wish(startsAt)), askedBy: "patient" });
const cancelIt = async () => {
  const { startsAt: _, ...seen } = await wish("");
  await cancel(as("desk"), { ...seen, reason: "other", askedBy: "patient" });
};
const gatesFor = async (now = NOW) =>
  new Map((await getCase(as("surgeon", now), made)).preparation?.gates.map((one) => [one.gateId, one]));

test("what a look ahead says becomes overdue is what the case and the worklist mark once the desk has moved it; answers stay", async () => {
  await answerItem(as("surgeon"), { ...made, itemId: PLAN, value: { kind: "medication", medicines: [] } });
  const to = "2026-06-22T08:00:00Z";
  const ahead = await ifMoved(as("nurse"), { caseId: made.caseId, startsAt: to });
  expect(ahead.items.find(({ gateId }) => gateId === READ)).toMatchObject({
    was: { on: "2026-06-19", overdue: false },
    willBe: { on: "2026-06-15", overdue: true },
    askedAgain: false,
  });
  expect(ahead.items.map(({ gateId }) => gateId)).not.toContain(PLAN);
  expect(ahead.fasting).toEqual({
    was: {
      clearUntil: "2026-06-26T06:00:00Z",
      lightUntil: "2026-06-26T02:00:00Z",
      fattyUntil: "2026-06-26T00:00:00Z",
    },
    willBe: {
      clearUntil: "2026-06-22T06:00:00Z",
      lightUntil: "2026-06-22T02:00:00Z",
      fattyUntil: "2026-06-22T00:00:00Z",
    },
  });
  const late = ahead.items.filter(({ willBe }) => willBe?.overdue).map(({ gateId }) => gateId);
  const marked = async () => {
    const { cases } = await worklist(as("nurse"), { only: "overdue" });
    return (cases[0]?.missing ?? []).map(({ gateId }) => gateId).sort();
  };
  expect(await marked()).not.toContain(READ);
  await moveTo(to);
  expect(late).toContain(READ);
  expect(await marked()).toEqual(late.sort());
  const gates = await gatesFor();
  expect([...gates.values()].filter(({ due }) => due?.overdue).map(({ gateId }) => gateId)).toEqual(
    expect.arrayContaining(late),
  );
  expect(gates.get(PLAN)).toMatchObject({ state: "closed", due: { on: "2026-06-15", overdue: false } });
});

test("it says what in law forbids the day, to those who treat her alone, and nothing of what is not booked", async () => {
  const manager = asStaff(scene.practiceId, scene.people.manager, "manager");
  await endPrivilege(manager, { privilegeId: scene.offers.privilege, lastDate: "2026-06-24" });
  const look = (role: "nurse" | "desk", startsAt: string) =>
    ifMoved(as(role), { caseId: made.caseId, startsAt });
  expect((await look("nurse", "2026-06-24T08:00:00Z")).refusal).toBeNull();
  expect(await refusal(look("nurse", NOW.toString()))).toMatchObject({ code: "BAD_REQUEST", reason: "past" });
  expect((await look("nurse", "2026-06-25T08:00:00Z")).refusal).toMatchObject({ reason: "notQualified" });
  expect(await refusal(look("desk", "2026-06-24T08:00:00Z"))).toMatchObject({ code: "FORBIDDEN" });
  const stranger = asStaff(scene.practiceId, scene.people.otherSurgeon, "surgeon");
  const theirs = ifMoved(stranger, { caseId: made.caseId, startsAt: "2026-06-24T08:00:00Z" });
  expect(await refusal(theirs)).toMatchObject({ code: "NOT_FOUND" });
  await cancelIt();
  expect(await refusal(look("nurse", "2026-06-24T08:00:00Z"))).toMatchObject({ reason: "notBooked" });
});

test("the desk's preview has its own task alone, whatever else is open, answered or let pass", async () => {
  const to = "2026-06-18T08:00:00Z";
  const shown = async () => {
    const { tasks, asksAgain } = await previewMove(as("desk"), await wish(to));
    return { tasks, asksAgain };
  };
  const before = await shown();
  expect(before).toEqual({
    tasks: [
      {
        task: "interpreter",
        was: { on: "2026-06-23", overdue: false },
        willBe: { on: "2026-06-15", overdue: true },
      },
    ],
    asksAgain: true,
  });
  await answerMine(ana(), { ...made, itemId: ARRIVE, value: tick });
  await waiveItem(as("surgeon"), { ...made, itemId: PREGNANT, reason: "Not possible" });
  expect(await shown()).toEqual(before);
});

test("what she has read of her times is asked again when the operation moves earlier, on her page, on the case and in the worklist; not when it moves later", async () => {
  const eve = Temporal.Instant.from("2026-06-25T18:00:00Z");
  for (const itemId of [ARRIVE, TOLD]) await answerMine(ana(eve), { ...made, itemId, value: tick });
  const hers = async () => {
    const { items, fasting, arrivesAt } = await myPrepare(ana(eve));
    const told = items.filter(({ itemId }) => itemId === ARRIVE || itemId === TOLD);
    return { states: told.map(({ state }) => state), clear: fasting?.clearUntil, arrivesAt };
  };
  const asked = async () => {
    const { cases } = await worklist(as("surgeon", eve), {});
    return (cases[0]?.missing ?? []).filter(({ gateId }) => gateId === ARRIVE || gateId === TOLD).length;
  };
  await moveTo("2026-06-26T09:00:00Z", eve);
  expect(await hers()).toMatchObject({ states: ["closed", "closed"], clear: "2026-06-26T07:00:00Z" });
  expect(await asked()).toBe(0);
  const ahead = await ifMoved(as("surgeon", eve), { caseId: made.caseId, startsAt: "2026-06-26T07:00:00Z" });
  expect(ahead.items.filter(({ askedAgain }) => askedAgain).map(({ gateId }) => gateId)).toEqual([
    ARRIVE,
    TOLD,
  ]);
  await moveTo("2026-06-26T07:00:00Z", eve);
  expect(await hers()).toMatchObject({ states: ["open", "open"], clear: "2026-06-26T05:00:00Z" });
  expect(await asked()).toBe(2);
  expect((await gatesFor(eve)).get(TOLD)).toMatchObject({ state: "open", answer: { value: tick } });
  await answerMine(ana(eve), { ...made, itemId: TOLD, value: tick });
  expect((await hers()).states).toEqual(["open", "closed"]);
});

test("when she last ate is asked again for an earlier hour of the day, and the worklist has it", async () => {
  const day = Temporal.Instant.from("2026-06-26T06:00:00Z");
  const fasting: AnswerValue = { kind: "text", text: "Ate at 20:00, read the times" };
  await answerItem(as("nurse", day), { ...made, itemId: FASTING, value: fasting });
  const isListed = async () =>
    (await worklist(as("nurse", day), {})).cases[0]?.missing.some(({ gateId }) => gateId === FASTING);
  await moveTo("2026-06-26T08:30:00Z", day);
  expect(await isListed()).toBe(false);
  await moveTo("2026-06-26T07:30:00Z", day);
  expect(await isListed()).toBe(true);
});

test("what belongs to the day is let pass for the date that is booked, shown with it, and for none while nothing is booked", async () => {
  const pass = { caseId: made.caseId, itemId: PREGNANT, reason: "Not possible" };
  await waiveItem(as("surgeon"), pass);
  await waiveItem(as("surgeon"), { ...pass, itemId: READ });
  const both = async () => {
    const gates = await gatesFor();
    return [PREGNANT, READ].map((id) => [gates.get(id)?.state, gates.get(id)?.waiver?.forDate]);
  };
  expect(await both()).toEqual([
    ["waived", "2026-06-26"],
    ["waived", null],
  ]);
  await moveTo("2026-06-26T12:00:00Z");
  expect((await both())[0]).toEqual(["waived", "2026-06-26"]);
  await moveTo("2026-06-25T08:00:00Z");
  expect(await both()).toEqual([
    ["open", "2026-06-26"],
    ["waived", null],
  ]);
  await waiveItem(as("surgeon"), pass);
  expect((await both())[0]).toEqual(["waived", "2026-06-25"]);
  await cancelIt();
  expect((await both())[0]?.[0]).toBe("open");
  expect(await refusal(waiveItem(as("surgeon"), pass))).toMatchObject({ reason: "notTheDay" });
  expect((await gatesFor()).get(PREGNANT)?.mayWaive).toBe(false);
});
