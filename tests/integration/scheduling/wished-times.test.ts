import { expect, test } from "vitest";
import { findTimes, previewMove } from "#server/scheduling/index.ts";
import type { FindTimes, StartView } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { bookAt, bookCase, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic } = house();

const times = (c: Clinic, more: Partial<FindTimes>) =>
  findTimes(c.desk(), { siteId: c.siteId, from: "2026-06-16", to: "2026-06-16", limit: 400, ...more });
const walls = (c: Clinic, starts: readonly StartView[]) => starts.map(({ startsAt }) => wallOf(c, startsAt));

test("with a wished theatre, every time offered has that theatre and books in it; every other is refused", async () => {
  const c = await clinic({ theatres: 2, bays: 3, patients: 3, closes: "14:00" });
  const [first, second] = [one(c.theatres).resourceId, one(c.theatres, 1).resourceId];
  await bookCase(c, { at: "2026-06-16 10:30", patientId: one(c.patients, 1), wishId: second });
  const patientId = one(c.patients);
  const requestId = await c.withRequest({ patientId, notBefore: "2026-06-15" });
  for (const wishId of [first, second]) {
    const { starts } = await times(c, { requestId, wishId, stepMinutes: 30 });
    expect(starts.length).toBeGreaterThan(0);
    for (const { resources } of starts)
      expect(resources.map(({ resourceId }) => resourceId)).toContain(wishId);
    const offered = new Set(walls(c, starts));
    for (let minute = 8 * 60; minute < 14 * 60; minute += 30) {
      const at = `2026-06-16 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      if (offered.has(at)) continue;
      const { reason } = await refusalOf(bookAt(c, { at, requestId, patientId, wishId }));
      expect(["slotTaken", "closed"], at).toContain(reason);
    }
    const last = one(starts, starts.length - 1);
    if (wishId === second) {
      const booked = await bookAt(c, { at: wallOf(c, last.startsAt), requestId, patientId, wishId });
      expect(heldBy(booked, "theatre")).toEqual([second]);
    }
  }
});

test("a wished surgeon is the surgeon of every time offered", async () => {
  const c = await clinic({ surgeons: 3, consultingRooms: 2 });
  const wishId = one(c.surgeons, 2).resourceId;
  const { starts } = await times(c, { variantId: c.variants.consultation, wishId });
  expect(starts.length).toBeGreaterThan(10);
  for (const { resources } of starts) {
    expect(resources.filter(({ kind }) => kind === "surgeon").map(({ resourceId }) => resourceId)).toEqual([
      wishId,
    ]);
  }
});

test("a wish that serves none of the needs is refused as it is when booking", async () => {
  const c = await clinic();
  const wishId = one(c.theatres).resourceId;
  const asked = await refusalOf(times(c, { variantId: c.variants.consultation, wishId }));
  const booked = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", wishId }));
  expect([asked.code, asked.reason]).toEqual(["BAD_REQUEST", "unsuitable"]);
  expect([booked.code, booked.reason]).toEqual([asked.code, asked.reason]);
});

test("a wish that could serve two needs is in every time offered, and each is one that a move takes", async () => {
  const c = await clinic({ bays: 2, patients: 3 });
  const wishId = one(c.bays, 1).resourceId;
  await bookCase(c, { at: "2026-06-16 09:00", patientId: one(c.patients, 1) });
  await bookCase(c, { at: "2026-06-16 13:00", patientId: one(c.patients, 2), wishId });
  const { bookingId, scheduleVersion } = await bookCase(c, { at: "2026-06-17 10:00" });
  const { starts, total, days } = await times(c, { bookingId, wishId, stepMinutes: 30 });
  const offered = new Set(walls(c, starts));
  expect(offered.size).toBe(total);
  expect(total).toBeGreaterThan(3);
  for (const { resources } of starts) expect(resources.map((one) => one.resourceId)).toContain(wishId);
  for (let minute = 8 * 60; minute < 18 * 60; minute += 30) {
    const at = `2026-06-16 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    const tried = { bookingId, scheduleVersion, wishId, startsAt: c.at(at).toString() };
    const { to, needsOverride } = await previewMove(c.desk(), tried);
    expect([at, to !== null && !needsOverride]).toEqual([at, offered.has(at)]);
  }
  expect(days).toEqual([]);
});
