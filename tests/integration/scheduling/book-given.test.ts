import { expect, test } from "vitest";
import { newId, transact } from "#server/kernel/index.ts";
import { bookGiven } from "#server/scheduling/book-given.ts";
import { book } from "#server/scheduling/index.ts";
import type { Book } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { auditOf, bookAt, house, one, refusalOf } from "./house.ts";

const { clinic } = house();

const wish = (c: Clinic, at: string, more: Partial<Book> = {}): Book => ({
  idempotencyKey: newId(),
  siteId: c.siteId,
  patientId: one(c.patients),
  variantId: c.variants.consultation,
  surgeonId: one(c.surgeons).resourceId,
  wishId: one(c.consultingRooms).resourceId,
  startsAt: c.at(at).toString(),
  ...more,
});

/** A clinic with somebody to choose from, whose offer is remembered since a first booking. */
async function warm(): Promise<Clinic> {
  const c = await clinic({ surgeons: 2, consultingRooms: 2, patients: 3 });
  await bookAt(c, { at: "2026-06-16 08:00", patientId: one(c.patients, 1) });
  return c;
}

const isGiven = (c: Clinic, asked: Book) =>
  transact(c.desk(), async (tx) => {
    const given = bookGiven(tx, c.desk(), asked);
    await given?.answer.catch(() => {});
    throw new Error(given ? "given" : "to be chosen"); // nothing is kept of it
  }).catch((error: Error) => error.message);

test("where everybody is named a booking needs no second look, and is the same booking", async () => {
  const c = await warm();
  expect(await isGiven(c, wish(c, "2026-06-16 10:00"))).toBe("given");
  const { wishId: _, ...anyRoom } = wish(c, "2026-06-16 10:00");
  expect(await isGiven(c, anyRoom)).toBe("to be chosen");
  expect(await isGiven(c, wish(c, "2026-06-16 06:00"))).toBe("to be chosen"); // closed: the other way says so
  const asked = wish(c, "2026-06-16 10:00");
  const view = await book(c.desk(), asked);
  expect(view).toMatchObject({ patientName: "Person Number1", state: "booked", surgeonName: "surgeon 1" });
  expect(view.resources.map(({ resourceId }) => resourceId).toSorted()).toEqual(
    [asked.surgeonId, asked.wishId].toSorted(),
  );
  expect(await book(c.desk(), asked)).toEqual(view);
  expect(await auditOf(c, "booking.booked")).toHaveLength(2);
});

test("whatever of it is not so any more is said as ever", async () => {
  const c = await warm();
  const reason = async (asked: Book) => (await refusalOf(book(c.desk(), asked))).reason;
  const { patientId: _, ...hers } = wish(c, "2026-06-16 10:00");
  expect((await refusalOf(book(c.desk(), { ...hers, patientId: newId() }))).code).toBe("NOT_FOUND");
  const [third] = [one(c.patients, 2)];
  expect(await reason(wish(c, "2026-06-16 10:00", { patientId: third, variantId: c.variants.review }))).toBe(
    "newCaller",
  );
  await book(c.desk(), wish(c, "2026-06-16 10:00"));
  const elsewhere = {
    surgeonId: one(c.surgeons, 1).resourceId,
    wishId: one(c.consultingRooms, 1).resourceId,
  };
  expect(await reason(wish(c, "2026-06-16 10:00", elsewhere))).toBe("patientBusy");
  expect(await reason(wish(c, "2026-06-16 10:15", { patientId: third }))).toBe("slotTaken");
  // Behind the back of what is remembered, as another process does it.
  await c.withClosure({
    from: "2026-06-16 11:00",
    to: "2026-06-16 12:00",
    resourceId: one(c.consultingRooms).resourceId,
  });
  expect(await isGiven(c, wish(c, "2026-06-16 11:00"))).toBe("given");
  expect(await reason(wish(c, "2026-06-16 11:00"))).toBe("closed");
  await c.bar(one(c.surgeons).staffId, third);
  expect(await reason(wish(c, "2026-06-16 14:00", { patientId: third }))).toBe("surgeonBarred");
  await c.bar(c.desk().actorId, third);
  expect((await refusalOf(book(c.desk(), wish(c, "2026-06-16 14:00", { patientId: third })))).code).toBe(
    "NOT_FOUND",
  );
  const { rows } = { rows: await c.sql`select from booking where practice_id = ${c.practiceId}` };
  expect(rows).toHaveLength(2);
});
