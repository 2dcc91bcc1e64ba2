import { expect, test } from "vitest";
import { newId } from "#server/kernel/index.ts";
import { whoCanCome } from "#server/pathway/index.ts";
import { cancel, move } from "#server/scheduling/index.ts";
import type { BookingView } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { auditOf, bookAt, bookCase, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic } = house();
const TODAY = "2026-06-15";
const putToSleep = (c: Clinic) => c.sql`update profile set anaesthesia = 'sedation'`;
const wide = { bays: 6, nurses: 2, anaesthetists: 2, patients: 8, now: `${TODAY} 07:00` };

/** Those who may come into the theatre's stretch, by the number of the patient. */
async function comers(c: Clinic, from: string, to: string, desk = c.desk()) {
  const gap = {
    ...{ siteId: c.siteId, theatreId: one(c.theatres).resourceId },
    ...{ startsAt: c.at(`${TODAY} ${from}`).toString(), endsAt: c.at(`${TODAY} ${to}`).toString() },
  };
  return whoCanCome(desk, gap);
}
const who = async (...asked: Parameters<typeof comers>) =>
  (await comers(...asked)).map(({ patientName, to }) => [
    Number(patientName.at(-1)),
    wallOf(asked[0], to.startsAt).slice(11),
  ]);

/** An operation of the patient of that number, which is ready. */
async function ready(c: Clinic, n: number, at: string, readiness = "ready"): Promise<BookingView> {
  const booked = await bookCase(c, { at, patientId: one(c.patients, n - 1) });
  await c.add("request_readiness", [
    { request_id: booked.requestId, patient_id: booked.patientId, readiness },
  ]);
  return booked;
}
const seen = ({ bookingId, scheduleVersion }: BookingView) => ({ bookingId, scheduleVersion });

test("into the freed time of who was cancelled fits who is ready, by her present hour, and the start that is named is one that a move takes", async () => {
  const c = await clinic(wide);
  await ready(c, 3, "2026-06-18 10:00");
  await ready(c, 2, "2026-06-16 10:00");
  await ready(c, 4, "2026-07-02 10:00"); // later than a fortnight
  await ready(c, 5, "2026-06-16 12:00", "patient");
  const off = await bookCase(c, { at: `${TODAY} 16:00`, patientId: one(c.patients) });
  await cancel(c.desk(), { ...seen(off), reason: "patient_unwell", askedBy: "patient" });
  const found = await comers(c, "15:45", "17:15");
  expect(found.map(({ patientName, label }) => [patientName, label])).toEqual([
    ["Person Number2", one(found).label],
    ["Person Number3", one(found).label],
  ]);
  const [first] = found;
  expect(first).toMatchObject({ here: false, phone: "+33 6 00 00 00 00", nameToCall: null });
  for (const { bookingId, scheduleVersion, to } of found.slice(0, 1)) {
    const order = { bookingId, scheduleVersion, startsAt: to.startsAt, askedBy: "practice" as const };
    const moved = await move(c.desk(), { ...order, wishId: one(c.theatres).resourceId });
    expect(wallOf(c, moved.startsAt).slice(0, 10)).toBe(TODAY);
  }
  expect(await auditOf(c, "comers.listed")).toMatchObject([
    { shown: [one(c.patients, 1), one(c.patients, 2)] },
  ]);
});

test("nobody for whom it is too short, too late to be here, taken by herself or not lawful yet", async () => {
  const c = await clinic({ ...wide, surgeons: 2 });
  await putToSleep(c);
  const booked = await ready(c, 1, "2026-06-16 10:00");
  expect(await who(c, "15:30", "17:30")).toEqual([[1, "15:30"]]);
  // Preparing takes 30 min, arriving 30 before the hour; the hours end at 18:00, recovery an hour after it.
  expect(await who(c, "16:05", "18:00")).toEqual([]);
  const late = c.desk(c.at(`${TODAY} 15:20`));
  expect(await who(c, "15:30", "17:30", late)).toEqual([]); // asleep, and told too late to fast
  await bookAt(c, {
    at: `${TODAY} 15:30`,
    patientId: one(c.patients),
    surgeonId: one(c.surgeons, 1).resourceId,
  });
  expect(await who(c, "15:00", "16:00")).toEqual([]);
  expect(await who(c, "15:00", "17:00")).toEqual([]);
  expect(await who(c, "13:00", "14:00")).toEqual([[1, "13:00"]].slice(1));
  await c.add("request_law", [
    {
      ...{ request_id: booked.requestId, patient_id: booked.patientId, doubted: false },
      ...{ lawful_from: "2026-06-16", lawful_until: null },
    },
  ]);
  expect(await who(c, "15:30", "17:30")).toEqual([]);
});

test("only who may be called now, or is here; and nobody whom the desk must not know", async () => {
  const c = await clinic(wide);
  await ready(c, 1, "2026-06-16 10:00");
  await ready(c, 2, "2026-06-16 12:00");
  const third = await ready(c, 3, "2026-06-16 14:00");
  const contact = (n: number, from: number, to: number) => ({
    patient_id: one(c.patients, n - 1),
    safe_from_minute: from,
    safe_to_minute: to,
    name_to_use: "Robin",
  });
  await c.add("contact_preference", [contact(1, 6 * 60, 8 * 60), contact(2, 9 * 60, 12 * 60)]);
  await c.sql`update patient set phone = null where patient_id = ${third.patientId}`;
  const [only, ...others] = await comers(c, "15:15", "17:30");
  expect(others).toEqual([]);
  expect(only).toMatchObject({ patientName: "Person Number1", nameToCall: "Robin" });
  expect(wallOf(c, only?.callUntil ?? "")).toBe(`${TODAY} 08:00`);
  await c.bar(c.otherDesk().actorId, one(c.patients));
  expect(await who(c, "15:15", "17:30", c.otherDesk())).toEqual([]);
});

test("who fasts for today already is asked since when; who is here needs no call", async () => {
  const c = await clinic({ ...wide, now: `${TODAY} 08:00` });
  await putToSleep(c);
  const today = await ready(c, 1, `${TODAY} 15:00`);
  await ready(c, 2, "2026-06-16 10:00");
  const [only, ...others] = await comers(c, "10:00", "12:00");
  expect(others).toEqual([]);
  expect(only).toMatchObject({ here: false, fasting: { word: "ask" } });
  expect(wallOf(c, only?.fasting.lightUntil ?? "")).toBe(`${TODAY} 04:00`);
  await c.sql`update patient set phone = null where patient_id = ${today.patientId}`;
  expect(await who(c, "10:00", "12:00")).toEqual([]);
  await c.add("day_step", [
    {
      ...{ booking_id: today.bookingId, patient_id: today.patientId, step: "arrived" },
      ...{ recorded_by: c.manager().actorId, at: c.now.toString(), recorded_at: c.now.toString() },
    },
  ]);
  expect(await comers(c, "10:00", "12:00")).toMatchObject([{ here: true, patientName: "Person Number1" }]);
});

test("it is the desk's to ask", async () => {
  const c = await clinic();
  for (const asked of [c.nurse(), c.surgeon(), c.manager()])
    expect((await refusalOf(comers(c, "10:00", "12:00", asked))).code).toBe("FORBIDDEN");
});

test("of a stretch that began in the past or goes on for days only today is looked at: on another day nobody knows who is busy", async () => {
  const c = await clinic(wide);
  const theatreId = one(c.theatres).resourceId;
  const asked = async (from: string, to: string, more = {}) => {
    const [startsAt, endsAt] = [c.at(from).toString(), c.at(to).toString()];
    const found = await whoCanCome(c.desk(), { siteId: c.siteId, theatreId, startsAt, endsAt, ...more });
    return found.map(({ to: start }) => wallOf(c, start.startsAt));
  };
  await ready(c, 1, "2026-06-18 15:00");
  const today = await asked(`${TODAY} 07:00`, `${TODAY} 18:00`);
  expect(today.map((at) => at.slice(0, 10))).toEqual([TODAY]);
  expect(await asked("2026-06-14 08:00", `${TODAY} 18:00`)).toEqual(today);
  expect(await asked("2026-05-20 08:00", "2026-07-10 18:00")).toEqual(today);
  for (const more of [{ theatreId: newId() }, { siteId: newId() }])
    expect(await asked(`${TODAY} 07:00`, `${TODAY} 18:00`, more)).toEqual([]);
  await c.add("closure", [
    {
      ...{ closure_id: newId(), site_id: c.siteId, resource_id: null, kind: "closure", reason: "other" },
      ...{ starts_at: c.at(`${TODAY} 00:00`).toString(), ends_at: c.at("2026-06-16 00:00").toString() },
      ...{ created_by: c.manager().actorId, created_at: c.now.toString() },
    },
  ]);
  expect(await asked(`${TODAY} 07:00`, "2026-07-10 18:00")).toEqual([]);
});
