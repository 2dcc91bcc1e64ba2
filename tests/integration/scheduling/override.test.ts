import { describe, expect, test } from "vitest";
import { addClosure } from "#server/practice/index.ts";
import { history } from "#server/scheduling/index.ts";
import { overlaps } from "#tests/support/clinic.ts";
import { auditOf, bookAt, contents, house, one, refusalOf } from "./house.ts";

const { clinic } = house();
const reason = { override: { reason: "staff_agreed" as const } };

describe("12. an override", () => {
  test("needs a reason, and is told in audit and history", async () => {
    const c = await clinic();
    const refused = await refusalOf(bookAt(c, { at: "2026-06-16 19:00" }));
    expect([refused.code, refused.reason, refused.params.need]).toEqual([
      "PRECONDITION_FAILED",
      "closed",
      "surgeon",
    ]);
    expect(refused.params.nearest).toHaveLength(3);
    const view = await bookAt(c, { at: "2026-06-16 19:00", ...reason });
    expect(await auditOf(c, "booking.overridden")).toMatchObject([
      { subject_id: view.bookingId, role: "desk" },
    ]);
    const [line] = await history(c.desk(), { bookingId: view.bookingId });
    expect(line).toMatchObject({ kind: "booked", override: "staff_agreed", to: view.startsAt });
  });

  test("needs the desk's role", async () => {
    const c = await clinic();
    for (const desk of [c.nurse(), c.surgeon(), c.anaesthetist(), c.manager()]) {
      expect((await refusalOf(bookAt(c, { at: "2026-06-16 19:00", desk, ...reason }))).code).toBe(
        "FORBIDDEN",
      );
    }
  });

  test("never puts two in one place, one patient in two, or anybody into the past", async () => {
    const c = await clinic({ patients: 3, surgeons: 2, consultingRooms: 2 });
    const at = "2026-06-16 19:00";
    const here = { surgeonId: one(c.surgeons).resourceId, wishId: one(c.consultingRooms).resourceId };
    await bookAt(c, { at, ...here, ...reason });
    const before = await contents(c);
    const second = { at: "2026-06-16 19:15", ...here, ...reason, patientId: one(c.patients, 1) };
    expect((await refusalOf(bookAt(c, second))).reason).toBe("slotTaken");
    const other = { surgeonId: one(c.surgeons, 1).resourceId, wishId: one(c.consultingRooms, 1).resourceId };
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 19:15", ...other, ...reason }))).reason).toBe(
      "patientBusy",
    );
    expect((await refusalOf(bookAt(c, { at: "2026-06-14 19:00", ...reason }))).reason).toBe("past");
    expect(await contents(c)).toEqual(before);
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  });

  test("passes nobody who is away and no room that is closed, nor a request's date", async () => {
    const c = await clinic();
    const shut = {
      siteId: c.siteId,
      kind: "closure",
      from: "2026-06-16T18:00",
      to: "2026-06-17T00:00",
    } as const;
    await addClosure(c.manager(), {
      ...shut,
      reason: "maintenance",
      resourceId: one(c.consultingRooms).resourceId,
    });
    const refused = await refusalOf(bookAt(c, { at: "2026-06-16 19:00", ...reason }));
    expect([refused.reason, refused.params.need]).toEqual(["closed", "consulting_room"]);
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-20" });
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 19:00", requestId, ...reason }))).reason).toBe(
      "notBefore",
    );
  });

  test("inside hours is an ordinary booking: nothing is told of it", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00", ...reason });
    expect(await auditOf(c, "booking.overridden")).toEqual([]);
    const [line] = await history(c.desk(), { bookingId: view.bookingId });
    expect(line?.override).toBeNull();
  });

  test("takes who is open in preference to whoever would have to be called in", async () => {
    const c = await clinic({ consultingRooms: 2 });
    await c.addHours(one(c.consultingRooms, 1).resourceId, { opens: "18:00", closes: "22:00" });
    const view = await bookAt(c, { at: "2026-06-16 19:00", ...reason });
    expect(view.resources.find(({ kind }) => kind === "consulting_room")?.resourceId).toBe(
      one(c.consultingRooms, 1).resourceId,
    );
    const [event] = await c.sql<{ details: { outside: string[] } }[]>`
      select details from booking_event where booking_id = ${view.bookingId}`;
    expect(event?.details.outside).toEqual([one(c.surgeons).resourceId]);
  });
});
