import { describe, expect, test } from "vitest";
import { newId } from "#server/kernel/index.ts";
import { addClosure } from "#server/practice/index.ts";
import {
  cancel,
  getBooking,
  history,
  markNoShow,
  move,
  ofPatient,
  restore,
} from "#server/scheduling/index.ts";
import type { BookingView, Cancel } from "#server/scheduling/schemas.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { auditOf, bookAt, bookCase, contents, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic } = house();

const seen = ({ bookingId, scheduleVersion }: BookingView) => ({ bookingId, scheduleVersion });
const cancelled = (c: Clinic, view: BookingView, more: Partial<Cancel> = {}) =>
  cancel(c.desk(), { ...seen(view), reason: "patient_unwell", askedBy: "patient", ...more });

describe("cancelling", () => {
  test("frees what was held and keeps who asked and why", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const after = await cancelled(c, view);
    expect(after).toMatchObject({
      state: "cancelled",
      scheduleVersion: 2,
      resources: [],
      startsAt: view.startsAt,
    });
    expect(await getBooking(c.desk(), { bookingId: view.bookingId })).toEqual({
      ...after,
      readiness: null,
      step: null,
    });
    const [active] =
      await c.sql`select count(*)::int as n from claim where booking_id = ${view.bookingId} and active`;
    expect(active?.n).toBe(0);
    expect(await auditOf(c, "booking.cancelled")).toMatchObject([
      { subject_id: view.bookingId, fields: ["state"] },
    ]);
    expect((await refusalOf(cancelled(c, after))).reason).toBe("bookingState");
    expect((await refusalOf(cancelled(c, view))).reason).toBe("changedMeanwhile");
  });

  test("puts a surgeon's request back to those that wait, and it can be booked anew", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    await cancelled(c, view);
    const [request] = await c.sql`select state from scheduling_request where request_id = ${view.requestId}`;
    expect(request?.state).toBe("waiting");
    const again = await bookAt(c, { at: "2026-06-16 10:00", requestId: view.requestId ?? "" });
    expect(again.bookingId).not.toBe(view.bookingId);
  });
});

describe("restoring", () => {
  test("takes the time again with the same people and places", async () => {
    const c = await clinic({ consultingRooms: 3 });
    const view = await bookAt(c, { at: "2026-06-16 10:00", wishId: one(c.consultingRooms, 2).resourceId });
    const back = await restore(c.desk(), seen(await cancelled(c, view)));
    expect(back).toEqual({ ...view, scheduleVersion: 3 });
    const [claims] = await c.sql`select count(*)::int as n from claim where booking_id = ${view.bookingId}`;
    expect(claims?.n).toBe(3);
    expect(await auditOf(c, "booking.restored")).toHaveLength(1);
  });

  test("is refused where the time was taken meanwhile, and says where else", async () => {
    const c = await clinic();
    const view = await cancelled(c, await bookAt(c, { at: "2026-06-16 10:00" }));
    await bookAt(c, { at: "2026-06-16 10:15", patientId: one(c.patients, 1) });
    const before = await contents(c);
    const refused = await refusalOf(restore(c.desk(), seen(view)));
    expect([refused.code, refused.reason]).toEqual(["CONFLICT", "slotTaken"]);
    const nearest = (refused.params.nearest as { startsAt: string }[]).map(({ startsAt }) =>
      wallOf(c, startsAt),
    );
    expect(nearest).toEqual(["2026-06-16 09:30", "2026-06-16 09:45", "2026-06-16 10:45"]);
    expect(await contents(c)).toEqual(before);
  });

  test("is refused where she has another booking meanwhile", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const first = { surgeonId: one(c.surgeons).resourceId, wishId: one(c.consultingRooms).resourceId };
    const view = await cancelled(c, await bookAt(c, { at: "2026-06-16 10:00", ...first }));
    const second = { surgeonId: one(c.surgeons, 1).resourceId, wishId: one(c.consultingRooms, 1).resourceId };
    await bookAt(c, { at: "2026-06-16 10:15", ...second });
    expect((await refusalOf(restore(c.desk(), seen(view)))).reason).toBe("patientBusy");
  });

  test("is refused where somebody is away or a room is out of use meanwhile", async () => {
    const c = await clinic();
    const view = await cancelled(c, await bookAt(c, { at: "2026-06-16 10:00" }));
    const away = {
      siteId: c.siteId,
      kind: "closure",
      reason: "away",
      from: "2026-06-16T00:00",
      to: "2026-06-17T00:00",
    } as const;
    await addClosure(c.manager(), { ...away, resourceId: one(c.surgeons).resourceId });
    const refused = await refusalOf(restore(c.desk(), seen(view)));
    expect([refused.code, refused.reason, refused.params.need]).toEqual([
      "PRECONDITION_FAILED",
      "closed",
      "surgeon",
    ]);
    await c.sql`update closure set lifted_at = now() where practice_id = ${c.practiceId}`;
    await c.sql`update resource set active = false where resource_id = ${one(c.consultingRooms).resourceId}`;
    expect((await refusalOf(restore(c.desk(), seen(view)))).params.need).toBe("consulting_room");
  });

  test("says it plainly when she has barred since somebody who was part of it", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    await cancelled(c, view);
    await c.bar(one(c.nurses).staffId, one(c.patients));
    const off = { bookingId: view.bookingId, scheduleVersion: view.scheduleVersion + 1 };
    expect((await refusalOf(restore(c.desk(), off))).reason).toBe("holderBarred");
  });

  test("takes a request with it only while it waits", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    const off = await cancelled(c, view);
    const other = await bookAt(c, { at: "2026-06-17 10:00", requestId: view.requestId ?? "" });
    expect((await refusalOf(restore(c.desk(), seen(off)))).reason).toBe("notWaiting");
    await cancelled(c, other);
    const back = await restore(c.desk(), seen(off));
    expect(back).toMatchObject({ state: "booked", requestId: view.requestId });
    const [request] = await c.sql`select state from scheduling_request where request_id = ${view.requestId}`;
    expect(request?.state).toBe("booked");
  });

  test("takes a slip of the hand back while the visit lasts; what has ended stays as it is", async () => {
    const c = await clinic();
    const stands = await bookAt(c, { at: "2026-06-16 10:00" });
    const late = { reason: "booked_by_mistake", askedBy: "practice" } as const;
    const slip = await cancel(c.desk(c.at("2026-06-16 10:10")), { ...seen(stands), ...late });
    const view = await restore(c.desk(c.at("2026-06-16 10:11")), seen(slip));
    expect(view.state).toBe("booked");
    const over = c.desk(c.at("2026-06-16 10:30"));
    expect((await refusalOf(cancel(over, { ...seen(view), ...late }))).reason).toBe("bookingOver");
    const gone = await cancelled(c, view);
    expect((await refusalOf(restore(over, seen(gone)))).reason).toBe("bookingOver");
    expect((await refusalOf(restore(c.desk(), { ...seen(view), scheduleVersion: 1 }))).reason).toBe(
      "changedMeanwhile",
    );
  });

  test("of a booking that was made outside hours on purpose needs no new reason", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 19:00", override: { reason: "emergency" } });
    const back = await restore(c.desk(), seen(await cancelled(c, view)));
    expect(back.state).toBe("booked");
  });
});

describe("did not come", () => {
  test("is said once the hour has struck, keeps the time taken, and can be taken back", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const early = await refusalOf(markNoShow(c.desk(c.at("2026-06-16 09:59")), seen(view)));
    expect([early.code, early.reason]).toEqual(["PRECONDITION_FAILED", "notYet"]);
    const later = c.desk(c.at("2026-06-16 10:05"));
    const missed = await markNoShow(later, seen(view));
    expect(missed).toMatchObject({ state: "no_show", scheduleVersion: 2 });
    expect(heldBy(missed, "surgeon")).toHaveLength(1);
    const came = await restore(later, seen(missed));
    expect(came).toEqual({ ...view, scheduleVersion: 3 });
    expect(
      (await refusalOf(cancel(later, { ...seen(missed), reason: "other", askedBy: "patient" }))).reason,
    ).toBe("changedMeanwhile");
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  });
});

describe("a case whose patient did not come", () => {
  const noonAfter = (c: Clinic) => c.desk(c.at("2026-06-16 12:30"));

  test("waits to be scheduled again, and is booked anew", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    await markNoShow(noonAfter(c), seen(view));
    const [request] = await c.sql`select state from scheduling_request where request_id = ${view.requestId}`;
    expect(request?.state).toBe("waiting");
    const again = await bookAt(c, { at: "2026-06-17 10:00", requestId: view.requestId ?? "" });
    expect(again).toMatchObject({ state: "booked", requestId: view.requestId });
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  });

  test("who came after all takes it back, unless it was booked anew meanwhile", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    const missed = await markNoShow(noonAfter(c), seen(view));
    const came = await restore(noonAfter(c), seen(missed));
    const stateOf = async () =>
      (await c.sql`select state from scheduling_request where request_id = ${view.requestId}`)[0]?.state;
    expect(await stateOf()).toBe("booked");
    const again = await markNoShow(noonAfter(c), seen(came));
    await bookAt(c, { at: "2026-06-17 10:00", requestId: view.requestId ?? "" });
    const refused = await refusalOf(restore(noonAfter(c), seen(again)));
    expect([refused.code, refused.reason]).toEqual(["CONFLICT", "notWaiting"]);
    expect(await stateOf()).toBe("booked");
  });
});

describe("history", () => {
  test("of a booking reads as lines, newest first, with who, when, why and who asked", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [first, second] = [one(c.surgeons).resourceId, one(c.surgeons, 1).resourceId];
    const view = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: first });
    const moved = await move(c.otherDesk(c.at("2026-06-15 08:00")), {
      ...seen(view),
      startsAt: c.at("2026-06-17 09:30").toString(),
      surgeonId: second,
      askedBy: "patient",
    });
    const off = await cancelled(c, moved);
    await restore(c.desk(c.at("2026-06-15 09:00")), seen(off));
    const lines = await history(c.desk(), { bookingId: view.bookingId });
    expect(lines.map(({ kind }) => kind).toSorted()).toEqual(["booked", "cancelled", "moved", "restored"]);
    const line = (kind: string) => lines.find((one) => one.kind === kind);
    expect(line("moved")).toMatchObject({
      label: "Consultation, 30 min",
      actorName: "Sam Modèle",
      actorRole: "desk",
      from: view.startsAt,
      to: moved.startsAt,
      fromSurgeon: "surgeon 1",
      toSurgeon: "surgeon 2",
      zone: "Europe/Paris",
      askedBy: "patient",
      reason: null,
      override: null,
    });
    expect(line("cancelled")).toMatchObject({
      reason: "patient_unwell",
      askedBy: "patient",
      from: moved.startsAt,
    });
    expect(line("restored")).toMatchObject({ to: moved.startsAt });
    expect(lines[0]?.kind).toBe("restored");
    expect(JSON.stringify(lines)).not.toContain(one(c.patients));
  });

  test("of a patient, and her bookings, are hers alone, and looking is audited", async () => {
    const c = await clinic();
    const [ana = "", bea = ""] = c.patients;
    const view = await bookAt(c, { at: "2026-06-16 10:00", patientId: ana });
    await bookAt(c, { at: "2026-06-17 10:00", patientId: ana });
    await bookAt(c, { at: "2026-06-16 11:00", patientId: bea });
    const mine = await ofPatient(c.desk(), { patientId: ana });
    expect(mine.map(({ startsAt }) => wallOf(c, startsAt))).toEqual(["2026-06-17 10:00", "2026-06-16 10:00"]);
    expect(await history(c.desk(), { patientId: ana })).toHaveLength(2);
    expect(await auditOf(c, "bookings.listed")).toMatchObject([{ subject_id: ana }]);
    expect(await auditOf(c, "history.opened")).toMatchObject([{ subject_id: ana }]);
    await getBooking(c.desk(), { bookingId: view.bookingId });
    expect(await auditOf(c, "booking.opened")).toMatchObject([{ subject_id: view.bookingId, shown: [ana] }]);
  });

  test("names to the desk alone whom she barred and who holds it yet, until it is moved", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [patientId, barred, other] = [one(c.patients), one(c.surgeons), one(c.surgeons, 1)];
    const view = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: barred.resourceId });
    await bookAt(c, { at: "2026-06-17 10:00", surgeonId: other.resourceId });
    const told = async (ctx = c.desk()) =>
      (await ofPatient(ctx, { patientId })).map(({ barredStaffIds }) => barredStaffIds);
    expect(await told()).toEqual([[], []]);
    await c.bar(barred.staffId, patientId);
    await c.bar(c.manager().actorId, patientId);
    expect(await told()).toEqual([[], [barred.staffId]]);
    expect(await told(c.surgeon(1))).toEqual([[], []]);
    const later = c.at("2026-06-16 11:00").toString();
    await move(c.desk(), {
      ...seen(view),
      startsAt: later,
      surgeonId: other.resourceId,
      askedBy: "practice",
    });
    expect(await told()).toEqual([[], []]);
  });

  test("names a nurse whom she barred as well, and none once it is cancelled", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    const patientId = one(c.patients);
    await c.bar(one(c.nurses).staffId, patientId);
    const told = async () => (await ofPatient(c.desk(), { patientId }))[0]?.barredStaffIds;
    expect(await told()).toEqual([one(c.nurses).staffId]);
    await cancelled(c, view);
    expect(await told()).toEqual([]);
  });

  test("is told to her surgeon, and to nobody who does not know her", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const view = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: one(c.surgeons).resourceId });
    const patientId = one(c.patients);
    expect(await history(c.surgeon(0), { patientId })).toHaveLength(1);
    expect(await getBooking(c.surgeon(0), { bookingId: view.bookingId })).toEqual({
      ...view,
      readiness: null,
      step: null,
    });
    await c.bar(c.otherDesk().actorId, patientId);
    for (const ctx of [c.surgeon(1), c.otherDesk(), c.anaesthetist()]) {
      const asked = [
        () => history(ctx, { bookingId: view.bookingId }),
        () => history(ctx, { patientId }),
        () => ofPatient(ctx, { patientId }),
        () => getBooking(ctx, { bookingId: view.bookingId }),
      ];
      for (const ask of asked) expect((await refusalOf(ask())).code, ctx.role).toBe("NOT_FOUND");
    }
    expect((await refusalOf(history(c.manager(), { patientId }))).code).toBe("FORBIDDEN");
    expect((await refusalOf(ofPatient(c.manager(), { patientId }))).code).toBe("FORBIDDEN");
    expect((await refusalOf(getBooking(c.desk(), { bookingId: newId() }))).code).toBe("NOT_FOUND");
  });
});

test("who is barred from her, or works elsewhere, changes nothing of hers", async () => {
  const [c, other] = [await clinic(), await clinic()];
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  await c.bar(c.otherDesk().actorId, one(c.patients));
  const before = await contents(c);
  for (const ctx of [c.otherDesk(c.at("2026-06-16 11:00")), other.desk(c.at("2026-06-16 11:00"))]) {
    const asked = [
      () => cancel(ctx, { ...seen(view), reason: "other", askedBy: "patient" }),
      () => markNoShow(ctx, seen(view)),
      () => restore(ctx, seen(view)),
    ];
    for (const ask of asked) expect((await refusalOf(ask())).code).toBe("NOT_FOUND");
  }
  for (const ctx of [c.nurse(), c.surgeon(), c.manager()]) {
    expect((await refusalOf(cancel(ctx, { ...seen(view), reason: "other", askedBy: "patient" }))).code).toBe(
      "FORBIDDEN",
    );
  }
  expect(await contents(c)).toEqual(before);
});
