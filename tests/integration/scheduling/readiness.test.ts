import { afterAll, expect, test } from "vitest";
import { transact } from "#server/kernel/index.ts";
import { toSchedule } from "#server/pathway/index.ts";
import {
  cancel,
  day,
  deskTasks,
  getBooking,
  ofPatient,
  setDeskTask,
  week,
} from "#server/scheduling/index.ts";
import type { SetDeskTask } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { Rows } from "#tests/support/scene.ts";
import { auditOf, bookAt, house, one, refusalOf } from "./house.ts";

const { clinic, database } = house();
let rows: Rows | undefined;
const owner = () => (rows ??= new Rows(database().superUrl));
afterAll(() => rows?.end());

type Told = { readiness?: "ready" | "patient" | "clinic"; tasks?: Record<string, number> };

/** A request of the first patient that says so much of itself; `tasks`: days before, by task. */
async function asked(
  c: Clinic,
  { readiness, tasks = {} }: Told,
  patientId = one(c.patients),
): Promise<string> {
  const requestId = await c.withRequest({ patientId, notBefore: "2026-06-15" });
  const hers = { practice_id: c.practiceId, request_id: requestId, patient_id: patientId };
  await owner().add(
    ["request_readiness", ...(readiness ? [{ ...hers, readiness }] : [])],
    ["desk_task", ...Object.entries(tasks).map(([task, days_before]) => ({ ...hers, task, days_before }))],
  );
  return requestId;
}

/** Nothing of it may be booked yet. */
const keep = (c: Clinic, requestId: string, patientId = one(c.patients)) =>
  owner().add([
    "request_law",
    {
      practice_id: c.practiceId,
      request_id: requestId,
      patient_id: patientId,
      lawful_from: null,
      doubted: false,
    },
  ]);

const jobsOf = async (requestId: string): Promise<number> => {
  const [row] = await owner().sql<{ n: number }[]>`
    select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'id' = ${requestId}`;
  return row?.n ?? 0;
};

/** The word of each booking on the board of the 16th, by its id. */
async function wordsOn(ctx: Parameters<typeof day>[0], c: Clinic): Promise<Record<string, string | null>> {
  const { bookings } = await day(ctx, { siteId: c.siteId, date: "2026-06-16" });
  return Object.fromEntries(bookings.map(({ bookingId, readiness }) => [bookingId, readiness]));
}

test("the boards, the booking, her list and what waits all say the same word, and no more", async () => {
  const c = await clinic({ patients: 3 });
  const waits = await asked(c, { readiness: "patient", tasks: { documents: 3 } });
  const requestId = await asked(c, { readiness: "clinic" });
  const view = await bookAt(c, { at: "2026-06-16 10:00", requestId });
  const import_ = await bookAt(c, {
    at: "2026-06-16 14:00",
    requestId: await asked(c, {}, one(c.patients, 1)),
    patientId: one(c.patients, 1),
  });
  const { bookingId, patientId } = view;
  for (const ctx of [c.desk(), c.surgeon()])
    expect(await wordsOn(ctx, c)).toEqual({ [bookingId]: "clinic", [import_.bookingId]: null });
  const { days } = await week(c.desk(), { siteId: c.siteId, monday: "2026-06-15" });
  expect(days.flatMap(({ bookings }) => bookings.map((each) => each.readiness))).toEqual(["clinic", null]);
  expect((await getBooking(c.desk(), { bookingId })).readiness).toBe("clinic");
  expect((await ofPatient(c.desk(), { patientId })).map((each) => each.readiness)).toEqual(["clinic"]);
  const waiting = await toSchedule(c.desk(), {});
  expect(waiting.map((each) => [each.requestId, each.readiness])).toEqual([[waits, "patient"]]);
});

test("what is over or cancelled says nothing; a manager is told of nobody how ready she is", async () => {
  const c = await clinic();
  const view = await bookAt(c, {
    at: "2026-06-16 10:00",
    requestId: await asked(c, { readiness: "ready" }),
  });
  const { bookingId, patientId, scheduleVersion } = view;
  expect(await wordsOn(c.desk(), c)).toEqual({ [bookingId]: "ready" });
  expect(await wordsOn(c.desk(c.at("2026-06-16 20:00")), c)).toEqual({ [bookingId]: null });
  expect(await wordsOn(c.manager(), c)).toEqual({ [bookingId]: null });
  await cancel(c.desk(), { bookingId, scheduleVersion, reason: "patient_unwell", askedBy: "patient" });
  expect((await getBooking(c.desk(), { bookingId })).readiness).toBeNull();
  expect((await ofPatient(c.desk(), { patientId })).map((each) => each.readiness)).toEqual([null]);
});

test("a colleague whom she barred finds neither the word nor a task, and can tick nothing", async () => {
  const c = await clinic();
  const requestId = await asked(c, { readiness: "ready", tasks: { transport: 1 } });
  await bookAt(c, { at: "2026-06-16 10:00", requestId });
  await c.bar(c.desk().actorId, one(c.patients));
  expect(await wordsOn(c.desk(), c)).toEqual({});
  expect(await deskTasks(c.desk(), {})).toEqual({ tasks: [], count: 0 });
  const tick = setDeskTask(c.desk(), { requestId, task: "transport", done: true });
  expect((await refusalOf(tick)).code).toBe("NOT_FOUND");
  expect(await jobsOf(requestId)).toBe(0);
  expect((await deskTasks(c.otherDesk(), {})).count).toBe(1);
});

test("the desk's tasks stand by the date on which they are due, the names are audited, and another site's are left out", async () => {
  const c = await clinic({ patients: 3 });
  const [first, second, third] = [one(c.patients), one(c.patients, 1), one(c.patients, 2)];
  await asked(c, { tasks: { callBack: 2 } }, third);
  for (const [patientId, at, tasks] of [
    [first, "2026-06-18 10:00", { interpreter: 3, payment: 0 }],
    [second, "2026-06-17 10:00", { documents: 1 }],
  ] as const)
    await bookAt(c, { at, patientId, requestId: await asked(c, { tasks }, patientId) });
  const { tasks, count } = await deskTasks(c.desk(), { siteId: c.siteId });
  expect(tasks.map(({ task, due, operatedOn, today }) => [task, due, operatedOn, today])).toEqual([
    ["interpreter", "2026-06-15", "2026-06-18", "2026-06-15"],
    ["documents", "2026-06-16", "2026-06-17", "2026-06-15"],
    ["payment", "2026-06-18", "2026-06-18", "2026-06-15"],
    ["callBack", null, null, "2026-06-15"],
  ]);
  expect(count).toBe(4);
  const [audited] = await auditOf(c, "deskTasks.listed");
  expect(audited?.shown?.toSorted()).toEqual([first, second, third].toSorted());
  expect((await deskTasks(c.desk(), { siteId: await c.addSite("Elsewhere") })).count).toBe(0);
  expect((await deskTasks(c.desk(c.at("2026-06-17 20:00")), {})).tasks.map(({ task }) => task)).not.toContain(
    "documents",
  );
});

test("the day on which a task is due is the site's: late in the evening of the west it is not yet the next", async () => {
  const c = await clinic({ zone: "America/New_York", opens: "08:00", closes: "23:00" });
  const requestId = await asked(c, { tasks: { transport: 0 } });
  await bookAt(c, { at: "2026-06-16 21:00", requestId });
  const { tasks } = await deskTasks(c.desk(c.at("2026-06-15 21:30")), {});
  expect(tasks).toMatchObject([{ due: "2026-06-16", today: "2026-06-15" }]);
});

test("what is kept from the desk's booking is kept from its tasks, by the database too", async () => {
  const c = await clinic();
  const requestId = await asked(c, { readiness: "patient", tasks: { documents: 3 } });
  await keep(c, requestId);
  expect((await deskTasks(c.desk(), { requestId })).tasks).toEqual([]);
  const tick = setDeskTask(c.desk(), { requestId, task: "documents", done: true });
  expect((await refusalOf(tick)).code).toBe("NOT_FOUND");
  const seen = await transact(c.desk(), (tx) => tx.sql`select task from desk_task`);
  expect(seen).toHaveLength(0);
  expect(await toSchedule(c.desk(), {})).toEqual([]);
});

test("a tick says who and when and asks the worker once; ticked again it does nothing; taken back it is open", async () => {
  const c = await clinic();
  const requestId = await asked(c, { readiness: "clinic", tasks: { interpreter: 3, payment: 1 } });
  await bookAt(c, { at: "2026-06-18 10:00", requestId });
  const set = (done: boolean): SetDeskTask => ({ requestId, task: "interpreter", done });
  const before = await jobsOf(requestId);
  await setDeskTask(c.desk(), set(true));
  expect((await jobsOf(requestId)) - before).toBe(1);
  await setDeskTask(c.otherDesk(), set(true));
  expect((await jobsOf(requestId)) - before).toBe(1);
  const [row] = await owner().sql`
    select done_by, done_at from desk_task where request_id = ${requestId} and task = 'interpreter'`;
  expect(row?.done_by).toBe(c.desk().actorId);
  expect(await auditOf(c, "deskTask.done")).toMatchObject([{ subject_id: requestId, fields: ["doneAt"] }]);
  expect((await deskTasks(c.desk(), {})).tasks.map(({ task }) => task)).toEqual(["payment"]);
  const all = (await deskTasks(c.desk(), { requestId })).tasks;
  expect(all.map(({ task, done }) => [task, done])).toEqual([
    ["interpreter", true],
    ["payment", false],
  ]);
  await setDeskTask(c.desk(), set(false));
  expect((await deskTasks(c.desk(), {})).count).toBe(2);
  expect(await auditOf(c, "deskTask.undone")).toHaveLength(1);
  expect((await jobsOf(requestId)) - before).toBe(2);
});

test("what was not asked of the desk cannot be ticked", async () => {
  const c = await clinic();
  const requestId = await asked(c, { tasks: { interpreter: 3 } });
  const tick = setDeskTask(c.desk(), { requestId, task: "payment", done: true });
  expect((await refusalOf(tick)).code).toBe("NOT_FOUND");
});

test("two desks that tick at once are one tick and one job", async () => {
  const c = await clinic();
  const requestId = await asked(c, { tasks: { documents: 3 } });
  const set = { requestId, task: "documents", done: true } as const;
  const desks = Array.from({ length: 8 }, (_, n) => (n % 2 ? c.desk() : c.otherDesk()));
  await Promise.all(desks.map((desk) => setDeskTask(desk, set)));
  expect(await auditOf(c, "deskTask.done")).toHaveLength(1);
  expect(await jobsOf(requestId)).toBe(1);
});
