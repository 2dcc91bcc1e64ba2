import { expect, test } from "vitest";
import { newId, type StaffCtx, type StaffRole } from "#server/kernel/index.ts";
import { myCases, myList } from "#server/pathway/index.ts";
import { addClosure, liftClosure } from "#server/practice/index.ts";
import { week } from "#server/scheduling/index.ts";
import { addBooking, asStaff, NOW, playScene, type Scene } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";
import { rows, scene } from "./stage.ts";

const as = (who: keyof Scene["people"], role: StaffRole, now = NOW): StaffCtx =>
  asStaff(scene.practiceId, scene.people[who], role, now);
const surgeon = () => as("surgeon", "surgeon");

/** Ana's operation on Friday of this week, at 10:00 in Paris. */
async function operation(more: { state?: "booked" | "cancelled" | "no_show"; holds?: string[] } = {}) {
  const { ana } = scene.patients;
  const words = { name: "Zq name", note: "Zq note", sutures: "Vicryl" };
  const { caseId, requestId } = await addCase(rows, scene, ana, words);
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${requestId}`;
  const startsAt = "2026-06-19T08:00:00Z";
  const bookingId = await addBooking(rows, scene, {
    patientId: ana,
    requestId,
    startsAt,
    kind: "day_case",
    minutes: 60,
    ...more,
  });
  return { caseId, bookingId };
}

test("a surgeon's list is this week by hour, with the procedure of each operation", async () => {
  const { caseId, bookingId } = await operation();
  const list = await myList(surgeon(), {});
  expect(list).toMatchObject({
    from: "2026-06-15",
    to: "2026-06-21",
    today: "2026-06-16",
    zone: "Europe/Paris",
  });
  expect(list.entries.map(({ date, patientName }) => [date, patientName])).toEqual([
    ["2026-06-16", "ana Lindqvist"],
    ["2026-06-16", "bea Moreau"],
    ["2026-06-19", "ana Lindqvist"],
  ]);
  expect(list.entries[2]).toMatchObject({
    bookingId,
    caseId,
    procedureName: "Zq name",
    label: "Day case, 60 min",
    siteName: "Linden Paris",
    mine: true,
    occupied: false,
    state: "booked",
  });
});

test("each entry names the room of its hour as the board does, and how long its theatre is held around it", async () => {
  const { ana } = scene.patients;
  const { surgeon: hers } = scene.held;
  const { bay, room, theatre } = scene.places;
  const { bookingId } = await operation({ holds: [hers, bay, room, theatre] });
  await addBooking(rows, scene, { patientId: ana, startsAt: "2026-06-17T08:00:00Z", holds: [hers, bay] });
  await rows.sql`update resource set name = 'Theatre Z' where resource_id = ${theatre}`;
  await rows.sql`update resource set name = 'Room Z' where resource_id = ${room}`;
  await rows.sql`update claim set before_minutes = 15, after_minutes = 20 where booking_id = ${bookingId}`;
  const places = [
    { roomName: "Room Z", setupMinutes: 0, turnoverMinutes: 0 },
    { roomName: "Room Z", setupMinutes: 0, turnoverMinutes: 0 },
    { roomName: null, setupMinutes: 0, turnoverMinutes: 0 },
    { roomName: "Theatre Z", setupMinutes: 15, turnoverMinutes: 20 },
  ];
  for (const asked of [{}, { print: "neutral" }, { print: "full" }] as const) {
    expect((await myList(surgeon(), asked)).entries).toMatchObject(places);
  }
  const { monday, siteId } = { monday: "2026-06-15", siteId: scene.places.site };
  const { days } = await week(surgeon(), { siteId, monday });
  expect(days[4]?.bookings).toMatchObject([{ bookingId, roomName: "Theatre Z" }]);
  expect((await myList(as("nurse", "nurse"), {})).entries).toMatchObject(places.slice(0, 2));
  await rows.add([
    "staff_bar",
    {
      practice_id: scene.practiceId,
      patient_id: ana,
      staff_id: scene.people.surgeon,
      set_at: NOW.toString(),
    },
  ]);
  const barred = (await myList(surgeon(), {})).entries.at(-1);
  expect(barred).toMatchObject({
    occupied: true,
    roomName: null,
    setupMinutes: 0,
    turnoverMinutes: 0,
  });
});

test("what a closure leaves without hours is marked on the list and its prints as on the board, and no longer once it is lifted", async () => {
  const { bookingId } = await operation();
  const monday = "2026-06-15";
  const marked = async (asked: Parameters<typeof myList>[1] = {}, ctx = surgeon()) =>
    (await myList(ctx, asked)).entries.filter(({ lost }) => lost).map((entry) => entry.bookingId);
  expect(await marked()).toEqual([]);
  const { closureId } = await addClosure(as("manager", "manager"), {
    siteId: scene.places.site,
    resourceId: null,
    kind: "closure",
    reason: "maintenance",
    from: "2026-06-19T00:00",
    to: "2026-06-20T00:00",
  });
  expect((await week(surgeon(), { siteId: scene.places.site, monday })).lost).toEqual([bookingId]);
  for (const asked of [{}, { print: "neutral" }, { print: "full" }] as const) {
    expect(await marked(asked)).toEqual([bookingId]);
  }
  const bar = { practice_id: scene.practiceId, patient_id: scene.patients.ana, set_at: NOW.toString() };
  await rows.add(["staff_bar", { ...bar, staff_id: scene.people.surgeon }]);
  expect(await marked(), "what must not be known is not marked either").toEqual([]);
  await rows.sql`delete from staff_bar where staff_id = ${scene.people.surgeon}`;
  expect(await marked()).toEqual([bookingId]);
  await liftClosure(as("manager", "manager"), { closureId });
  expect(await marked()).toEqual([]);
});

test("an operation can be asked for from a consultation that has begun, and from nothing else", async () => {
  await operation();
  const list = await myList(surgeon(), {});
  expect(list.entries.map(({ mayRequest }) => mayRequest)).toEqual([true, false, false]);
  await rows.sql`update booking set state = 'no_show' where booking_id = ${scene.bookings.consultation}`;
  const [missed] = (await myList(surgeon(), {})).entries;
  expect(missed).toMatchObject({ state: "no_show", mayRequest: false });
});

test("a cancelled booking is off the list", async () => {
  const { bookingId } = await operation({ state: "cancelled" });
  const list = await myList(surgeon(), {});
  expect(list.entries.map((entry) => entry.bookingId)).not.toContain(bookingId);
});

test("a neutral print has neither procedure nor case, and opens no clinical record", async () => {
  await operation();
  const list = await myList(surgeon(), { print: "neutral" });
  expect(JSON.stringify(list)).not.toContain("Zq");
  expect(list.entries.every(({ caseId }) => caseId === null)).toBe(true);
  expect(list).toMatchObject({ printedBy: null, printedAt: null });
  const opened = await rows.sql`select action from audit_event where subject_kind = 'surgical_case'
    and action <> 'case.started'`;
  expect(opened).toEqual([]);
});

test("consultations alone open no clinical record, and only they are said to have been shown", async () => {
  await operation();
  const list = await myList(surgeon(), { only: "consultations" });
  expect(list.entries.map(({ kind }) => kind)).toEqual(["consultation", "consultation"]);
  const opened = await rows.sql`
    select action from audit_event where subject_kind = 'surgical_case' and action <> 'case.started'`;
  expect(opened).toEqual([]);
  const [shown] = await rows.sql<{ action: string; shown: string[] }[]>`
    select action, shown from audit_event where subject_kind = 'patient' and actor_id = ${scene.people.surgeon}`;
  expect(shown?.action).toBe("list.opened");
});

test("a full print says who printed it and when, and is audited as such", async () => {
  const { caseId } = await operation();
  const list = await myList(surgeon(), { print: "full" });
  expect(list).toMatchObject({ printedBy: "Dr surgeon", printedAt: NOW.toString() });
  expect(JSON.stringify(list)).toContain("Zq name");
  const found = await rows.sql`
    select actor_id, shown from audit_event where action = 'list.printed-in-full'`;
  expect(found).toEqual([{ actor_id: scene.people.surgeon, shown: [caseId] }]);
});

test("whom a list showed is audited with it, those who were occupied are not", async () => {
  await rows.add([
    "staff_bar",
    {
      practice_id: scene.practiceId,
      patient_id: scene.patients.ana,
      staff_id: scene.people.surgeon,
      set_at: NOW.toString(),
    },
  ]);
  await myList(surgeon(), {});
  const [found] = await rows.sql<{ shown: string[] }[]>`
    select shown from audit_event where action = 'list.opened'`;
  expect(found?.shown).toEqual([scene.patients.bea]);
});

test("a barred surgeon's own time is occupied and tells nothing but its hours, its site and its room", async () => {
  const { bookingId } = await operation();
  await rows.add([
    "staff_bar",
    {
      practice_id: scene.practiceId,
      patient_id: scene.patients.ana,
      staff_id: scene.people.surgeon,
      set_at: NOW.toString(),
    },
  ]);
  const list = await myList(surgeon(), {});
  const occupied = list.entries.filter((entry) => entry.occupied);
  expect(occupied.map(({ date }) => date)).toEqual(["2026-06-16", "2026-06-19"]);
  expect(occupied[1]).toMatchObject({
    bookingId: null,
    patientId: null,
    patientName: null,
    kind: null,
    label: null,
    state: null,
    arrivesAt: null,
    caseId: null,
    procedureName: null,
    mayRequest: false,
    siteName: "Linden Paris",
  });
  expect(JSON.stringify(list)).not.toMatch(new RegExp(`Lindqvist|${scene.patients.ana}|${bookingId}`));
  expect(await myCases(surgeon(), {})).toEqual([]);
});

test("an occupied time has another id each time it is shown, never that of its claim", async () => {
  await rows.add([
    "staff_bar",
    {
      practice_id: scene.practiceId,
      patient_id: scene.patients.ana,
      staff_id: scene.people.surgeon,
      set_at: NOW.toString(),
    },
  ]);
  const claims = await rows.sql<{ id: string }[]>`select claim_id as id from claim`;
  const shown = async () => {
    const { entries } = await myList(surgeon(), {});
    return entries.filter(({ occupied }) => occupied).map(({ claimId }) => claimId);
  };
  const [[first], [second]] = [await shown(), await shown()];
  expect(claims.map(({ id }) => id)).not.toContain(first);
  expect(second).not.toBe(first);
});

test("a booking that holds no room still stands on the list, known or occupied", async () => {
  await addBooking(rows, scene, {
    patientId: scene.patients.ana,
    startsAt: "2026-06-17T08:00:00Z",
    holds: [scene.held.surgeon],
  });
  const at = async () => (await myList(surgeon(), {})).entries.filter(({ date }) => date === "2026-06-17");
  expect(await at()).toMatchObject([{ occupied: false, siteName: "Linden Paris" }]);
  await rows.add([
    "staff_bar",
    {
      practice_id: scene.practiceId,
      patient_id: scene.patients.ana,
      staff_id: scene.people.surgeon,
      set_at: NOW.toString(),
    },
  ]);
  expect(await at()).toMatchObject([{ occupied: true, siteName: "Linden Paris", patientName: null }]);
});

test("a nurse has the patients of today at her site, hers and the others', and tomorrow only her own", async () => {
  await operation({ holds: [scene.held.nurse, scene.places.theatre] });
  const list = await myList(as("nurse", "nurse"), {});
  expect(list.entries.map(({ date, patientName, mine }) => [date, patientName, mine])).toEqual([
    ["2026-06-16", "ana Lindqvist", false],
    ["2026-06-16", "bea Moreau", false],
    ["2026-06-19", "ana Lindqvist", true],
  ]);
  expect(list.entries[2]?.procedureName).toBe("Zq name");
  expect(list.entries.some(({ mayRequest }) => mayRequest)).toBe(false);
  expect((await myList(as("otherNurse", "nurse"), {})).entries).toEqual([]);
  const barred = await myList(as("barredNurse", "nurse"), {});
  expect(barred.entries.map(({ patientName }) => patientName)).toEqual(["bea Moreau"]);
});

test("a nurse who is away today has none of the day's patients, one who comes for once has all", async () => {
  const today = { starts_at: "2026-06-16T06:00:00Z", ends_at: "2026-06-16T16:00:00Z" };
  const row = {
    practice_id: scene.practiceId,
    site_id: scene.places.site,
    created_at: NOW.toString(),
    ...today,
  };
  const own = (resourceId: string, kind: string) => {
    return { ...row, closure_id: newId(), resource_id: resourceId, kind, reason: "other" };
  };
  await rows.add(["closure", own(scene.held.nurse, "closure"), own(scene.held.otherNurse, "opening")]);
  expect((await myList(as("nurse", "nurse"), {})).entries).toEqual([]);
  const { entries } = await myList(as("otherNurse", "nurse"), {});
  expect(entries.map(({ patientName }) => patientName)).toEqual(["ana Lindqvist", "bea Moreau"]);
});

test("an anaesthetist has the bookings that hold her or him, and no others", async () => {
  await operation({ holds: [scene.held.anaesthetist, scene.places.theatre] });
  const list = await myList(as("anaesthetist", "anaesthetist"), {});
  expect(list.entries).toMatchObject([{ date: "2026-06-19", procedureName: "Zq name", mine: true }]);
  expect((await myList(as("otherAnaesthetist", "anaesthetist"), {})).entries).toEqual([]);
});

test("someone who works as another role today has that role's list", async () => {
  expect((await myList(as("surgeon", "anaesthetist"), {})).entries).toEqual([]);
});

test("the desk, managers and another practice have no list of ours", async () => {
  for (const role of ["desk", "manager"] as const) {
    await expect(myList(as(role, role), {}), role).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const there = await playScene(rows);
  const elsewhere = asStaff(there.practiceId, scene.people.surgeon, "surgeon");
  expect((await myList(elsewhere, {})).entries).toEqual([]);
});

test("dates are the site's: a booking at 23:30 in Paris is not on the next day's list", async () => {
  await addBooking(rows, scene, { patientId: scene.patients.bea, startsAt: "2026-06-17T21:30:00Z" });
  const on = async (date: string) => (await myList(surgeon(), { from: date, to: date })).entries;
  expect(await on("2026-06-17")).toHaveLength(1);
  expect(await on("2026-06-18")).toEqual([]);
});

test("a surgeon's cases: waiting, booked and lately done, in the order of asking; long done ones are left out", async () => {
  await operation();
  await addCase(rows, scene, scene.patients.bea, { name: "Zq other", note: "", sutures: "" });
  const states = async (now: string) =>
    (await myCases(as("surgeon", "surgeon", Temporal.Instant.from(now)), {})).map(({ state }) => state);
  expect(await states("2026-06-16T08:00:00Z")).toEqual(["booked", "waiting"]);
  expect(await states("2026-06-19T09:00:00Z")).toEqual(["done", "waiting"]);
  expect(await states("2026-07-31T09:00:00Z")).toEqual(["done", "waiting"]);
  expect(await states("2026-07-31T09:00:01Z")).toEqual(["waiting"]);
});
