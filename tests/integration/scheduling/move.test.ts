import { describe, expect, test } from "vitest";
import { openPool } from "#db/client.ts";
import { newId, transact } from "#server/kernel/index.ts";
import {
  bookAsPlanned,
  cancel,
  findTimes,
  getBooking,
  markNoShow,
  move,
  previewMove,
} from "#server/scheduling/index.ts";
import type { BookingView, Move } from "#server/scheduling/schemas.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { addVariant } from "#tests/support/clinic-offers.ts";
import { auditOf, bookAt, bookCase, contents, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic, database } = house();

const seen = ({ bookingId, scheduleVersion }: BookingView) => ({ bookingId, scheduleVersion });
const moveTo = (c: Clinic, view: BookingView, at: string, more: Partial<Move> = {}) =>
  move(c.desk(), { ...seen(view), startsAt: c.at(at).toString(), askedBy: "patient", ...more });
const preview = (c: Clinic, view: BookingView, at: string, more: Partial<Move> = {}) => {
  const { askedBy: _, ...rest } = more;
  return previewMove(c.desk(), { ...seen(view), startsAt: c.at(at).toString(), ...rest });
};

test("a desk that moves a case keeps the booking, its request, its history and its key", async () => {
  const c = await clinic();
  const before = await bookCase(c, { at: "2026-06-16 10:00" });
  const after = await moveTo(c, before, "2026-06-17 09:30");
  expect(after).toMatchObject({
    bookingId: before.bookingId,
    requestId: before.requestId,
    label: before.label,
    scheduleVersion: 2,
    state: "booked",
  });
  expect([wallOf(c, after.startsAt), wallOf(c, after.arrivesAt)]).toEqual([
    "2026-06-17 09:30",
    "2026-06-17 09:00",
  ]);
  expect(await getBooking(c.desk(), { bookingId: before.bookingId })).toEqual({
    ...after,
    readiness: null,
    step: null,
  });
  const events = await c.sql<{ kind: string; details: Record<string, string> }[]>`
    select kind, details from booking_event where booking_id = ${before.bookingId} order by event_id`;
  expect(events.map(({ kind }) => kind)).toEqual(["booked", "moved"]);
  expect(events[1]?.details).toEqual({ from: before.startsAt, to: after.startsAt, askedBy: "patient" });
  expect(await auditOf(c, "booking.moved")).toMatchObject([{ subject_id: before.bookingId, role: "desk" }]);
  const [request] = await c.sql`select state from scheduling_request where request_id = ${before.requestId}`;
  expect(request?.state).toBe("booked");
});

describe("5. onto its own time", () => {
  test("a case moves 30 minutes later, overlapping itself", async () => {
    const c = await clinic();
    const before = await bookCase(c, { at: "2026-06-16 10:00" });
    const after = await moveTo(c, before, "2026-06-16 10:30");
    expect(wallOf(c, after.startsAt)).toBe("2026-06-16 10:30");
    const [claims] = await c.sql`select count(*)::int as n from claim where booking_id = ${before.bookingId}`;
    expect(claims?.n).toBe(7);
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
    expect((await moveTo(c, after, "2026-06-16 10:25")).scheduleVersion).toBe(3);
  });

  test("what fails half-way leaves the original as it stood", async () => {
    const c = await clinic();
    const before = await bookCase(c, { at: "2026-06-16 10:00" });
    const all = await contents(c);
    await c.sql`alter table audit_event add constraint no_moves check (action <> 'booking.moved') not valid`;
    await expect(moveTo(c, before, "2026-06-16 10:30")).rejects.toThrow(/no_moves/);
    await c.sql`alter table audit_event drop constraint no_moves`;
    expect(await contents(c)).toEqual(all);
  });

  test("a time that another holds is refused, the original stands, and the nearest leave its own time out", async () => {
    const c = await clinic();
    const before = await bookAt(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-16 10:30", patientId: one(c.patients, 1) });
    const all = await contents(c);
    const refused = await refusalOf(moveTo(c, before, "2026-06-16 10:15"));
    expect(refused.reason).toBe("slotTaken");
    const nearest = (refused.params.nearest as { startsAt: string }[]).map(({ startsAt }) =>
      wallOf(c, startsAt),
    );
    expect(nearest).toEqual(["2026-06-16 09:45", "2026-06-16 10:00", "2026-06-16 11:00"]);
    expect(await contents(c)).toEqual(all);
  });
});

test("onto its own time every need keeps who holds it", async () => {
  const c = await clinic({ bays: 4, nurses: 2, anaesthetists: 2, theatres: 2, patients: 3 });
  for (const [n, at] of ["09:00", "11:00", "14:00"].entries()) {
    const view = await bookCase(c, { at: `2026-06-16 ${at}`, patientId: one(c.patients, n) });
    const { to } = await preview(c, view, `2026-06-16 ${at}`);
    expect(to?.resources).toEqual(view.resources);
  }
});

describe("what follows from a move", () => {
  /** Booked for Thursday 25 June, with three of the desk's tasks of which one is done. */
  async function withTasks() {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-25 10:00" });
    for (const [task, daysBefore, done] of [
      ["interpreter", 9, false],
      ["payment", 0, false],
      ["transport", 2, true],
    ] as const)
      await c.sql`
        insert into desk_task (practice_id, request_id, task, patient_id, days_before, done_at)
        values (${c.practiceId}, ${view.requestId}, ${task}, ${view.patientId}, ${daysBefore},
                ${done ? c.at("2026-06-15 09:00").toString() : null})`;
    return { c, view };
  }

  test("the desk's own dates go along with the operation, and what is overdue by it is marked; what is done is left out", async () => {
    const { c, view } = await withTasks();
    expect((await preview(c, view, "2026-06-23 10:00")).tasks).toEqual([
      {
        task: "interpreter",
        was: { on: "2026-06-16", overdue: false },
        willBe: { on: "2026-06-14", overdue: true },
      },
      {
        task: "payment",
        was: { on: "2026-06-25", overdue: false },
        willBe: { on: "2026-06-23", overdue: false },
      },
    ]);
    expect((await preview(c, view, "2026-06-25 11:00")).tasks).toEqual([]);
    expect(await preview(c, view, "2026-06-14 10:00")).toMatchObject({ to: null, tasks: [] });
  });

  test("that she may be asked again is said of the hours alone, and of no visit without an operation", async () => {
    const { c, view } = await withTasks();
    const asked = async (at: string) => (await preview(c, view, at)).asksAgain;
    expect(await asked("2026-06-25 11:00")).toBe(false);
    expect(await asked("2026-06-25 09:30")).toBe(true);
    expect(await asked("2026-06-26 11:00")).toBe(true);
    const visit = await bookAt(c, { at: "2026-06-16 10:00", patientId: one(c.patients, 1) });
    expect((await preview(c, visit, "2026-06-17 10:00")).asksAgain).toBe(false);
  });

  test("the worker is asked how ready an operation is after its move, not after a visit's", async () => {
    const { c, view } = await withTasks();
    const queue = openPool(database().viewerUrl("queue"), { max: 1, name: "test queue" });
    const asked = async () => {
      const jobs = await queue<{ id: string }[]>`
        select j.payload ->> 'id' as id from graphile_worker._private_jobs j
          join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'judge' order by j.id`;
      return jobs.map(({ id }) => id);
    };
    const visit = await bookAt(c, { at: "2026-06-16 10:00", patientId: one(c.patients, 1) });
    await moveTo(c, visit, "2026-06-17 10:00");
    const before = await asked();
    await moveTo(c, view, "2026-06-25 09:30");
    const after = await asked();
    await queue.end();
    expect(after).toEqual([...before, view.requestId]);
  });
});

describe("what may not be moved", () => {
  test("a booking that somebody changed meanwhile", async () => {
    const c = await clinic();
    const before = await bookAt(c, { at: "2026-06-16 10:00" });
    await moveTo(c, before, "2026-06-16 11:00");
    const refused = await refusalOf(moveTo(c, before, "2026-06-16 12:00"));
    expect([refused.code, refused.reason]).toEqual(["CONFLICT", "changedMeanwhile"]);
    expect((await refusalOf(preview(c, before, "2026-06-16 12:00"))).reason).toBe("changedMeanwhile");
  });

  test("a past one, a cancelled one, and one to which she did not come", async () => {
    const c = await clinic();
    const past = await bookAt(c, { at: "2026-06-16 10:00" });
    const later = c.desk(c.at("2026-06-16 10:00"));
    const to = { startsAt: c.at("2026-06-17 10:00").toString(), askedBy: "patient" } as const;
    const refused = await refusalOf(move(later, { ...seen(past), ...to }));
    expect([refused.code, refused.reason]).toEqual(["PRECONDITION_FAILED", "bookingOver"]);
    const missed = await markNoShow(later, seen(past));
    expect((await refusalOf(move(later, { ...seen(missed), ...to }))).reason).toBe("bookingState");
    const next = await bookAt(c, { at: "2026-06-16 11:00" });
    const cancelled = await cancel(c.desk(), { ...seen(next), reason: "other", askedBy: "patient" });
    expect((await refusalOf(moveTo(c, cancelled, "2026-06-17 10:00"))).reason).toBe("bookingState");
  });

  test("anything to a past time, or before the date of its request", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    expect((await refusalOf(moveTo(c, view, "2026-06-14 10:00"))).reason).toBe("past");
    const patientId = one(c.patients, 1);
    const requestId = await c.withRequest({ patientId, notBefore: "2026-06-18" });
    const operation = await bookAt(c, { at: "2026-06-18 10:00", requestId, patientId });
    const early = await refusalOf(moveTo(c, operation, "2026-06-17 10:00"));
    expect([early.reason, early.params.date]).toEqual(["notBefore", "2026-06-18"]);
    const shown = await preview(c, operation, "2026-06-17 10:00");
    expect(shown).toMatchObject({ to: null, refusal: { kind: "notBefore", until: "2026-06-18" } });
  });

  test("a booking of somebody from whom the desk is barred, or of another practice", async () => {
    const [c, other] = [await clinic(), await clinic()];
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    await c.bar(c.otherDesk().actorId, one(c.patients));
    const to = { ...seen(view), startsAt: c.at("2026-06-17 10:00").toString() };
    for (const desk of [c.otherDesk(), other.desk()]) {
      expect((await refusalOf(move(desk, { ...to, askedBy: "patient" }))).code).toBe("NOT_FOUND");
      expect((await refusalOf(previewMove(desk, to))).code).toBe("NOT_FOUND");
      const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-17" };
      expect((await refusalOf(findTimes(desk, { ...window, bookingId: view.bookingId }))).code).toBe(
        "NOT_FOUND",
      );
    }
  });
});

test("a preview is audited as showing the booking, whether it could be moved or not", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  await preview(c, view, "2026-06-17 10:00");
  await preview(c, view, "2026-06-20 10:00");
  const shown = { subject_id: view.bookingId, shown: [one(c.patients)], actor_id: c.desk().actorId };
  expect(await auditOf(c, "booking.opened")).toMatchObject([shown, shown]);
});

describe("surgeons and places", () => {
  test("a booking stays with its surgeon; another one is taken when asked for, and told in its history", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [first, second] = [one(c.surgeons).resourceId, one(c.surgeons, 1).resourceId];
    const before = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: second });
    const same = await moveTo(c, before, "2026-06-17 10:00");
    expect(same.surgeonId).toBe(second);
    const other = await moveTo(c, same, "2026-06-17 10:00", { surgeonId: first });
    expect(other).toMatchObject({ surgeonId: first, surgeonName: "surgeon 1" });
    const [event] = await c.sql<{ details: object }[]>`
      select details from booking_event where booking_id = ${before.bookingId} order by event_id desc limit 1`;
    expect(event?.details).toMatchObject({ fromSurgeonId: second, toSurgeonId: first });
  });

  test("dropped on another surgeon's row it goes to that one; dropped on a room, into that room", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 3 });
    const before = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: one(c.surgeons).resourceId });
    const wishId = one(c.surgeons, 1).resourceId;
    const there = await moveTo(c, before, "2026-06-16 10:00", { wishId });
    expect(there.surgeonId).toBe(wishId);
    const room = one(c.consultingRooms, 2).resourceId;
    const inRoom = await moveTo(c, there, "2026-06-16 10:00", { wishId: room });
    expect([inRoom.surgeonId, ...heldBy(inRoom, "consulting_room")]).toEqual([wishId, room]);
  });

  test("another hour of the same day keeps the room while it is free, though fairness would choose another", async () => {
    const c = await clinic({ consultingRooms: 3, patients: 2 });
    const last = one(c.consultingRooms, 2).resourceId;
    const before = await bookAt(c, { at: "2026-06-16 10:00", wishId: last });
    await bookAt(c, { at: "2026-06-16 15:00", wishId: last, patientId: one(c.patients, 1) });
    const later = await moveTo(c, before, "2026-06-16 11:00");
    expect(heldBy(later, "consulting_room")).toEqual([last]);
    const nextDay = await moveTo(c, later, "2026-06-17 11:00");
    expect(heldBy(nextDay, "consulting_room")).not.toEqual([last]);
  });

  test("what a surgeon holds whom she barred moves to another one; a case does not, and says why", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2, patients: 2 });
    const [first, second] = [one(c.surgeons), one(c.surgeons, 1)];
    const visit = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: first.resourceId });
    const operation = await bookCase(c, { at: "2026-06-17 10:00" });
    await c.bar(first.staffId, one(c.patients));
    const shown = await preview(c, visit, "2026-06-16 11:00");
    expect(shown.to?.resources.map(({ resourceId }) => resourceId)).toContain(second.resourceId);
    expect((await moveTo(c, visit, "2026-06-16 11:00")).surgeonId).toBe(second.resourceId);
    expect(await refusalOf(moveTo(c, operation, "2026-06-17 11:00"))).toMatchObject({
      reason: "askerBarred",
    });
  });

  test("a case keeps the surgeon who asked for it, whatever it is dropped on", async () => {
    const c = await clinic({ surgeons: 2, theatres: 2, anaesthetists: 2, nurses: 2, bays: 4 });
    const before = await bookCase(c, { at: "2026-06-16 10:00" });
    const other = one(c.surgeons, 1).resourceId;
    expect((await refusalOf(moveTo(c, before, "2026-06-17 10:00", { surgeonId: other }))).reason).toBe(
      "surgeonFixed",
    );
    expect((await refusalOf(moveTo(c, before, "2026-06-17 10:00", { wishId: other }))).reason).toBe(
      "unsuitable",
    );
    const theatre = one(c.theatres, 1).resourceId;
    const moved = await moveTo(c, before, "2026-06-17 10:00", { wishId: theatre });
    expect([moved.surgeonId, ...heldBy(moved, "theatre")]).toEqual([before.surgeonId, theatre]);
    const shown = await preview(c, moved, "2026-06-17 10:00", { wishId: one(c.consultingRooms).resourceId });
    expect(shown.refusal).toMatchObject({ kind: "unsuitable", resourceName: "consulting_room 1" });
  });

  test("a booking whose room is out of use moves at the same time into another", async () => {
    const c = await clinic({ consultingRooms: 2 });
    const before = await bookAt(c, { at: "2026-06-16 10:00" });
    const [room = ""] = heldBy(before, "consulting_room");
    await c.sql`update resource set active = false where resource_id = ${room}`;
    const after = await moveTo(c, before, "2026-06-16 10:00");
    expect(heldBy(after, "consulting_room")).toEqual([one(c.consultingRooms, 1).resourceId]);
  });
});

describe("a preview", () => {
  test("says exactly what the move then does, and writes nothing", async () => {
    const c = await clinic({ surgeons: 2, theatres: 2, anaesthetists: 2, nurses: 2, bays: 4 });
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    const before = await contents(c);
    const shown = await preview(c, view, "2026-06-18 14:00");
    expect(await contents(c)).toEqual(before);
    expect(shown.from).toEqual(view);
    expect(shown).toMatchObject({ needsOverride: false, refusal: null, nearest: [] });
    const after = await moveTo(c, view, "2026-06-18 14:00");
    expect(shown.to).toMatchObject({
      startsAt: after.startsAt,
      endsAt: after.endsAt,
      arrivesAt: after.arrivesAt,
    });
    expect(shown.to?.resources).toEqual(after.resources);
  });

  test("says what stands in the way, and where it would be free", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-16 14:00", patientId: one(c.patients, 1) });
    const shown = await preview(c, view, "2026-06-16 14:00");
    expect(shown).toMatchObject({
      to: null,
      needsOverride: false,
      refusal: { kind: "full", need: "surgeon" },
    });
    expect(shown.nearest).toHaveLength(3);
  });

  test("outside hours says that a reason is needed, and the move is refused without one", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const shown = await preview(c, view, "2026-06-16 19:00");
    expect(shown).toMatchObject({ needsOverride: true, refusal: null });
    expect(wallOf(c, shown.to?.startsAt ?? "")).toBe("2026-06-16 19:00");
    expect((await refusalOf(moveTo(c, view, "2026-06-16 19:00"))).reason).toBe("closed");
    const moved = await moveTo(c, view, "2026-06-16 19:00", { override: { reason: "surgeon_agreed" } });
    expect(wallOf(c, moved.startsAt)).toBe("2026-06-16 19:00");
    expect(await auditOf(c, "booking.overridden")).toHaveLength(1);
  });
});

test("a booking keeps its label, though the service was renamed and retired since", async () => {
  const c = await clinic();
  const before = await bookAt(c, { at: "2026-06-16 10:00" });
  await c.sql`update profile set label = 'Talk', active = false where practice_id = ${c.practiceId} and kind = 'consultation'`;
  await c.sql`update variant set active = false where variant_id = ${c.variants.consultation}`;
  const after = await moveTo(c, before, "2026-06-17 10:00");
  expect(after.label).toBe("Consultation, 30 min");
  const found = await findTimes(c.desk(), {
    bookingId: before.bookingId,
    siteId: c.siteId,
    from: "2026-06-17",
    to: "2026-06-17",
  });
  expect(found.total).toBeGreaterThan(30);
});

test("an imported operation moves between others, is refused onto one, and cancels", async () => {
  const c = await clinic({ theatres: 2, now: "2022-01-03 05:00", zone: "America/New_York" });
  const profileId = newId();
  await c.add("profile", [{ profile_id: profileId, label: "Podiatry", kind: "service" }]);
  const needs = [{ kind: "theatre", pool: c.pools.theatre }];
  const variantId = await addVariant(c.add, profileId, "90 min", [
    { name: "operation", minutes: 90, main: true, needs },
  ]);
  const [{ need_id: needId = "" } = {}] = await c.sql<{ need_id: string }[]>`
    select n.need_id from need n join phase p using (practice_id, phase_id) where p.variant_id = ${variantId}`;
  const plan = (n: number, at: string) => ({
    idempotencyKey: `import:${newId()}`,
    siteId: c.siteId,
    patientId: one(c.patients, n),
    variantId,
    needId,
    label: "Podiatry, 90 min",
    resourceId: one(c.theatres).resourceId,
    startsAt: c.at(at),
    minutes: 90,
  });
  const worker = c.worker();
  const first = await transact(worker, (tx) => bookAsPlanned(tx, worker, plan(0, "2022-01-03 08:00")));
  await transact(worker, (tx) => bookAsPlanned(tx, worker, plan(1, "2022-01-03 09:45")));
  const view = await getBooking(c.desk(), { bookingId: first.bookingId ?? "" });
  const wishId = one(c.theatres).resourceId;
  expect((await refusalOf(moveTo(c, view, "2022-01-03 08:30", { wishId }))).reason).toBe("slotTaken");
  const moved = await moveTo(c, view, "2022-01-03 08:15", { wishId });
  expect(moved).toMatchObject({ kind: "service", label: "Podiatry, 90 min", surgeonId: null });
  expect(heldBy(moved, "theatre")).toEqual([wishId]);
  const cancelled = await cancel(c.desk(), { ...seen(moved), reason: "patient_unwell", askedBy: "patient" });
  expect(cancelled.state).toBe("cancelled");
});
