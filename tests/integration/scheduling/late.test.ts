import { expect, test } from "vitest";
import { day, markNoShow } from "#server/scheduling/index.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { bookCase, house, one, refusalOf } from "./house.ts";

const { clinic } = house();
const TODAY = "2026-06-15";

const board = (c: Clinic, hour: string, date = TODAY, desk = c.desk(c.at(`${TODAY} ${hour}`))) =>
  day(desk, { siteId: c.siteId, date });
const take = (c: Clinic, bookingId: string, patientId: string, step: string) =>
  c.add("day_step", [
    {
      ...{ booking_id: bookingId, patient_id: patientId, step, recorded_by: c.manager().actorId },
      ...{ at: c.now.toString(), recorded_at: c.now.toString() },
    },
  ]);

test("the board of today says which theatre runs over, by how much, and who waits for it, as far as the reader may know them", async () => {
  const c = await clinic({ bays: 6, nurses: 2, anaesthetists: 2, patients: 3 });
  const [first, second, third] = [
    await bookCase(c, { at: `${TODAY} 09:00` }),
    await bookCase(c, { at: `${TODAY} 10:30`, patientId: one(c.patients, 1) }),
    await bookCase(c, { at: `${TODAY} 12:00`, patientId: one(c.patients, 2) }),
  ];
  await take(c, first.bookingId, one(c.patients), "in_theatre");
  expect((await board(c, "10:00")).late).toEqual([]);
  // An hour planned, 15 min of turnover after it, 10 of set-up before the next.
  expect((await board(c, "10:20")).late).toEqual([
    {
      ...{
        resourceId: one(c.theatres).resourceId,
        name: "theatre 1",
        bookingId: first.bookingId,
        minutes: 20,
      },
      waits: [
        { bookingId: second.bookingId, minutes: 15 },
        { bookingId: third.bookingId, minutes: 10 },
      ],
    },
  ]);
  expect((await board(c, "10:45", "2026-06-16")).late).toEqual([]);
  await c.bar(c.otherDesk().actorId, one(c.patients, 1));
  const barred = await board(c, "10:45", TODAY, c.otherDesk(c.at(`${TODAY} 10:45`)));
  expect(barred.late[0]?.waits.map(({ bookingId }) => bookingId)).toEqual([third.bookingId]);
  expect(JSON.stringify(barred)).not.toContain(second.bookingId);
  await take(c, first.bookingId, one(c.patients), "in_recovery");
  expect((await board(c, "10:45")).late).toEqual([]);
});

test("somebody who was tapped as here cannot be noted as not come; nothing is changed", async () => {
  const c = await clinic({ patients: 2 });
  const [here, away] = [
    await bookCase(c, { at: `${TODAY} 09:00` }),
    await bookCase(c, { at: `${TODAY} 11:00`, patientId: one(c.patients, 1) }),
  ];
  await take(c, here.bookingId, one(c.patients), "arrived");
  const desk = c.desk(c.at(`${TODAY} 11:30`));
  const seen = ({ bookingId }: { bookingId: string }) => ({ bookingId, scheduleVersion: 1 });
  const refused = await refusalOf(markNoShow(desk, seen(here)));
  expect([refused.code, refused.reason]).toEqual(["PRECONDITION_FAILED", "isHere"]);
  expect((await markNoShow(desk, seen(away))).state).toBe("no_show");
  expect((await board(c, "11:30")).bookings.map(({ state }) => state)).toEqual(["booked", "no_show"]);
});
