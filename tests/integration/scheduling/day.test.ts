import { describe, expect, test } from "vitest";
import { newId } from "#server/kernel/index.ts";
import { book, cancel, day, findTimes, fullness, markNoShow, week } from "#server/scheduling/index.ts";
import { DayOf, DayView, WeekView } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { auditOf, bookAt, bookCase, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic } = house();

const board = (c: Clinic, date: string, ctx = c.desk()) => day(ctx, { siteId: c.siteId, date });
const rowOf = (view: DayView, resourceId: string) =>
  view.resources.find((row) => row.resourceId === resourceId);

test("the last date of the calendar has its day and its week, which goes on after it", async () => {
  const c = await clinic();
  const last = DayView.parse(await board(c, "2199-12-31"));
  expect(last.week.map(({ date }) => date)).toEqual([
    "2199-12-30",
    "2199-12-31",
    "2200-01-01",
    "2200-01-02",
    "2200-01-03",
    "2200-01-04",
    "2200-01-05",
  ]);
  const days = WeekView.parse(await week(c.desk(), { siteId: c.siteId, monday: "2199-12-30" })).days;
  expect(days.at(-1)?.date).toBe("2200-01-05");
  const after = await fullness(c.desk(), { siteId: c.siteId, date: "2200-01-28" });
  expect(after.map(({ date }) => date)).toContain("2200-01-28");
  expect(() => DayOf.parse({ siteId: c.siteId, date: "2200-01-01" })).toThrow(/year/);
  expect((await board(c, "1900-01-01")).week).toHaveLength(7);
});

describe("a day", () => {
  test("has every resource of the site, what is open, held and free, and every booking", async () => {
    const c = await clinic();
    const operation = await bookCase(c, { at: "2026-06-16 10:00" });
    const talk = await bookAt(c, { at: "2026-06-16 14:00", patientId: one(c.patients, 1) });
    await bookAt(c, { at: "2026-06-17 14:00" });
    const view = await board(c, "2026-06-16");
    expect(view).toMatchObject({
      siteName: "Linden",
      zone: "Europe/Paris",
      date: "2026-06-16",
      now: c.now.toString(),
    });
    expect([wallOf(c, view.startsAt), wallOf(c, view.endsAt)]).toEqual([
      "2026-06-16 00:00",
      "2026-06-17 00:00",
    ]);
    expect(view.resources.map(({ kind }) => kind)).toEqual([
      "surgeon",
      "anaesthetist",
      "nurse",
      "theatre",
      "bay",
      "bay",
      "consulting_room",
    ]);
    expect(view.bookings.map(({ bookingId }) => bookingId)).toEqual([operation.bookingId, talk.bookingId]);
    expect(view.bookings[0]).toMatchObject({
      patientName: "Person Number1",
      label: "Day case, 60 min",
      surgeonName: "surgeon 1",
    });
    expect(view.claims).toHaveLength(6 + 2);
    const theatre = rowOf(view, one(c.theatres).resourceId);
    const stretch = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
      `${wallOf(c, startsAt).slice(11)}–${wallOf(c, endsAt).slice(11)}`;
    expect(theatre?.open.map(stretch)).toEqual(["08:00–18:00"]);
    expect(theatre?.gaps.map((gap) => `${stretch(gap)} ${gap.minutes}`)).toEqual([
      "08:00–09:50 110",
      "11:15–18:00 405",
    ]);
    const claim = view.claims.find(({ resourceId }) => resourceId === one(c.theatres).resourceId);
    expect(claim).toMatchObject({
      phase: "operation",
      beforeMinutes: 10,
      afterMinutes: 15,
      bookingId: operation.bookingId,
    });
  });

  test("shows free time from now on, and none on a day that is over", async () => {
    const c = await clinic();
    const at = (wall: string) => c.desk(c.at(wall));
    const gaps = async (wall: string) =>
      (rowOf(await board(c, "2026-06-16", at(wall)), one(c.theatres).resourceId)?.gaps ?? []).map(
        ({ minutes }) => minutes,
      );
    expect(await gaps("2026-06-16 12:00")).toEqual([360]);
    expect(await gaps("2026-06-16 17:56")).toEqual([]);
    expect(await gaps("2026-06-17 12:00")).toEqual([]);
  });

  test("lists cancelled and missed bookings with their state; a missed one still holds its time", async () => {
    const c = await clinic();
    const first = await bookAt(c, { at: "2026-06-16 10:00" });
    const second = await bookAt(c, { at: "2026-06-16 11:00" });
    await cancel(c.desk(), {
      bookingId: first.bookingId,
      scheduleVersion: 1,
      reason: "other",
      askedBy: "patient",
    });
    await markNoShow(c.desk(c.at("2026-06-16 11:30")), { bookingId: second.bookingId, scheduleVersion: 1 });
    const view = await board(c, "2026-06-16");
    expect(view.bookings.map(({ state }) => state)).toEqual(["cancelled", "no_show"]);
    expect(new Set(view.claims.map(({ bookingId }) => bookingId))).toEqual(new Set([second.bookingId]));
  });

  test("shows closures as not open, exceptional openings as open, and a room out of use while it holds something", async () => {
    const c = await clinic({ consultingRooms: 2 });
    await c.withClosure({
      from: "2026-06-16 12:00",
      to: "2026-06-16 14:00",
      resourceId: one(c.theatres).resourceId,
    });
    await c.withClosure({
      from: "2026-06-20 09:00",
      to: "2026-06-20 12:00",
      kind: "opening",
      reason: "extra",
    });
    const theatre = async (date: string) =>
      rowOf(await board(c, date), one(c.theatres).resourceId)?.open.length;
    expect([await theatre("2026-06-16"), await theatre("2026-06-20"), await theatre("2026-06-21")]).toEqual([
      2, 1, 0,
    ]);
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const [room = ""] = heldBy(view, "consulting_room");
    await c.sql`update resource set active = false where resource_id = ${room}`;
    expect(rowOf(await board(c, "2026-06-16"), room)).toMatchObject({ open: [], gaps: [] });
    expect(rowOf(await board(c, "2026-06-17"), room)).toBeUndefined();
  });

  test("is audited in one row with the patients shown", async () => {
    const c = await clinic();
    await bookAt(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-16 11:00", patientId: one(c.patients, 1) });
    await bookAt(c, { at: "2026-06-16 12:00", patientId: one(c.patients, 1) });
    await board(c, "2026-06-16");
    const [row, ...more] = await auditOf(c, "board.opened");
    expect(more).toEqual([]);
    expect(row?.shown?.toSorted()).toEqual(c.patients.toSorted());
    expect(row?.actor_id).toBe(c.desk().actorId);
  });

  test("of another practice's site is not found", async () => {
    const [c, other] = [await clinic(), await clinic()];
    expect((await refusalOf(board(c, "2026-06-16", other.desk()))).code).toBe("NOT_FOUND");
    expect((await refusalOf(week(other.desk(), { siteId: c.siteId, monday: "2026-06-15" }))).code).toBe(
      "NOT_FOUND",
    );
  });
});

describe("occupied", () => {
  test("is all that somebody barred sees of her: the time and the place, and nothing that ties two of them together", async () => {
    const c = await clinic();
    const [ana = "", bea = ""] = c.patients;
    const hers = await bookCase(c, { at: "2026-06-16 10:00", patientId: ana });
    const other = await bookAt(c, { at: "2026-06-16 14:00", patientId: bea });
    const claimIds = await c.sql<
      { id: string }[]
    >`select claim_id as id from claim where booking_id = ${hers.bookingId}`;
    await c.bar(c.otherDesk().actorId, ana);
    const view = await board(c, "2026-06-16", c.otherDesk());
    expect(view.bookings.map(({ bookingId }) => bookingId)).toEqual([other.bookingId]);
    const occupied = view.claims.filter(({ bookingId }) => bookingId === null);
    expect(occupied).toHaveLength(6);
    for (const claim of occupied)
      expect(claim).toMatchObject({ phase: "whole", beforeMinutes: 0, afterMinutes: 0 });
    const said = JSON.stringify(view);
    for (const secret of [
      ana,
      hers.bookingId,
      hers.requestId ?? "-",
      "Number1",
      ...claimIds.map(({ id }) => id),
    ]) {
      expect(said).not.toContain(secret);
    }
    const theatre = occupied.find(({ resourceId }) => resourceId === one(c.theatres).resourceId);
    expect([wallOf(c, theatre?.startsAt ?? ""), wallOf(c, theatre?.endsAt ?? "")]).toEqual([
      "2026-06-16 09:50",
      "2026-06-16 11:15",
    ]);
    expect(rowOf(view, one(c.theatres).resourceId)?.gaps).toHaveLength(2);
    const [row] = await auditOf(c, "board.opened");
    expect(row?.shown).toEqual([bea]);

    const seven = await week(c.otherDesk(), { siteId: c.siteId, monday: "2026-06-15" });
    expect(JSON.stringify(seven)).not.toContain(ana);
    expect(JSON.stringify(seven)).not.toContain(hers.bookingId);
    expect(seven.days[1]?.occupied).toEqual([
      { startsAt: theatre?.startsAt, endsAt: theatre?.endsAt, resourceName: "theatre 1" },
    ]);
    expect(seven.days[1]?.bookings.map(({ bookingId }) => bookingId)).toEqual([other.bookingId]);
  });

  test("is what a barred surgeon and a barred manager see, too", async () => {
    const c = await clinic();
    const hers = await bookAt(c, { at: "2026-06-16 10:00" });
    for (const ctx of [c.surgeon(), c.manager()]) {
      await c.bar(ctx.actorId, one(c.patients));
      const view = await board(c, "2026-06-16", ctx);
      expect(view.bookings, ctx.role).toEqual([]);
      expect(view.claims.map(({ bookingId }) => bookingId)).toEqual([null, null]);
      expect(JSON.stringify(view)).not.toContain(hers.bookingId);
    }
  });

  test("cancelled bookings of hers leave no trace", async () => {
    const c = await clinic();
    const hers = await bookAt(c, { at: "2026-06-16 10:00" });
    await cancel(c.desk(), {
      bookingId: hers.bookingId,
      scheduleVersion: 1,
      reason: "other",
      askedBy: "patient",
    });
    await c.bar(c.otherDesk().actorId, one(c.patients));
    const view = await board(c, "2026-06-16", c.otherDesk());
    expect([view.claims, view.bookings]).toEqual([[], []]);
  });
});

describe("names", () => {
  test("managers see that something is booked, not for whom", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const shown = await board(c, "2026-06-16", c.manager());
    expect(shown.bookings).toMatchObject([{ bookingId: view.bookingId, patientId: null, patientName: null }]);
    expect(JSON.stringify(shown)).not.toContain(one(c.patients));
    expect(JSON.stringify(await week(c.manager(), { siteId: c.siteId, monday: "2026-06-15" }))).not.toContain(
      "Number1",
    );
    expect((await auditOf(c, "board.opened"))[0]?.shown).toEqual([]);
  });

  test("clinicians see the names of those whom they treat", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [first, second] = c.surgeons;
    await bookAt(c, { at: "2026-06-16 10:00", surgeonId: first?.resourceId });
    await bookAt(c, { at: "2026-06-16 10:00", surgeonId: second?.resourceId, patientId: one(c.patients, 1) });
    const names = async (n: number) =>
      (await board(c, "2026-06-16", c.surgeon(n))).bookings.map(({ patientName }) => patientName).toSorted();
    expect(await names(0)).toEqual(["Person Number1", null]);
    expect(await names(1)).toEqual(["Person Number2", null]);
    const nurse = await board(c, "2026-06-16", c.nurse(0, c.at("2026-06-16 08:00")));
    expect(nurse.bookings.map(({ patientName }) => patientName)).not.toContain(null);
  });
});

describe("15. long and short days", () => {
  const whole = { opens: "00:00", closes: "24:00", weekdays: [1, 2, 3, 4, 5, 6, 7], patients: 30 };

  test("a day of 25 hours shows every booking, both of the doubled hour", async () => {
    const c = await clinic({ ...whole, now: "2026-10-20 08:00" });
    const found = await findTimes(c.desk(), {
      siteId: c.siteId,
      variantId: c.variants.consultation,
      from: "2026-10-25",
      to: "2026-10-25",
      stepMinutes: 60,
      limit: 400,
    });
    expect(found.total).toBe(25);
    const doubled = found.starts.filter(({ startsAt }) => wallOf(c, startsAt).endsWith("02:00"));
    expect(doubled.map(({ startsAt }) => startsAt)).toEqual(["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"]);
    for (const [n, { startsAt }] of found.starts.entries()) {
      const wish = { variantId: c.variants.consultation, siteId: c.siteId, patientId: one(c.patients, n) };
      await book(c.desk(), { ...wish, idempotencyKey: newId(), startsAt });
    }
    const view = await board(c, "2026-10-25");
    expect(view.bookings).toHaveLength(25);
    expect(Date.parse(view.endsAt) - Date.parse(view.startsAt)).toBe(25 * 3_600_000);
    const seven = await week(c.desk(), { siteId: c.siteId, monday: "2026-10-19" });
    expect(seven.days[6]).toMatchObject({ date: "2026-10-25", openMinutes: 1500 });
    expect(seven.days[6]?.bookings).toHaveLength(25);
  });

  test("a day of 23 hours has no 02:30, and what is asked for then is another instant's wall time", async () => {
    const c = await clinic({ ...whole, now: "2026-03-20 08:00" });
    const found = await findTimes(c.desk(), {
      siteId: c.siteId,
      variantId: c.variants.consultation,
      from: "2026-03-29",
      to: "2026-03-29",
      stepMinutes: 30,
      limit: 400,
    });
    const walls = found.starts.map(({ startsAt }) => wallOf(c, startsAt));
    expect(walls).not.toContain("2026-03-29 02:30");
    expect(found.total).toBe(46);
    expect((await board(c, "2026-03-29")).resources[0]?.gaps).toMatchObject([{ minutes: 23 * 60 }]);
  });
});

describe("14. zones", () => {
  test("evening hours in New York are found, booked and shown on their own date, by a server in UTC", async () => {
    const c = await clinic({
      zone: "America/New_York",
      opens: "17:00",
      closes: "22:00",
      now: "2026-06-15 07:00",
    });
    const found = await findTimes(c.desk(), {
      siteId: c.siteId,
      variantId: c.variants.consultation,
      from: "2026-06-16",
      to: "2026-06-16",
      limit: 400,
    });
    expect(found.zone).toBe("America/New_York");
    expect(wallOf(c, found.starts[0]?.startsAt ?? "")).toBe("2026-06-16 17:00");
    expect(wallOf(c, found.starts.at(-1)?.startsAt ?? "")).toBe("2026-06-16 21:30");
    const view = await bookAt(c, { at: "2026-06-16 21:30" });
    expect(view.startsAt).toBe("2026-06-17T01:30:00Z");
    expect((await board(c, "2026-06-16")).bookings).toHaveLength(1);
    expect((await board(c, "2026-06-17")).bookings).toHaveLength(0);
  });

  test("two sites of one practice have their own boards; who is at one is not free at the other", async () => {
    const c = await clinic();
    const other = await c.addSite("New York", "America/New_York");
    const room = await c.addResource("consulting_room", "Room there", { siteId: other });
    const surgeonId = one(c.surgeons).resourceId;
    for (const id of [room, surgeonId])
      await c.addHours(id, { siteId: other, opens: "06:00", closes: "20:00" });
    await c.add("pool_member", [{ pool_id: c.pools.consultingRoom, resource_id: room }]);
    const here = await bookAt(c, { at: "2026-06-16 15:00" });
    const there = await bookAt(c, { at: "2026-06-16 16:00", siteId: other, patientId: one(c.patients, 1) });
    const paris = await board(c, "2026-06-16");
    const york = await day(c.desk(), { siteId: other, date: "2026-06-16" });
    expect(paris.bookings.map(({ bookingId }) => bookingId)).toEqual([here.bookingId]);
    expect(york.bookings.map(({ bookingId }) => bookingId)).toEqual([there.bookingId]);
    expect(york.zone).toBe("America/New_York");
    expect(york.resources.map(({ resourceId }) => resourceId)).toEqual([surgeonId, room]);
    expect(york.claims.every(({ bookingId }) => bookingId === there.bookingId)).toBe(true);
    const gaps = rowOf(york, surgeonId)?.gaps.map(({ startsAt, endsAt }) => [
      wallOf(c, startsAt),
      wallOf(c, endsAt),
    ]);
    expect(gaps?.[0]).toEqual(["2026-06-16 12:00", "2026-06-16 15:00"]);
    expect(gaps?.[1]).toEqual(["2026-06-16 15:30", "2026-06-16 16:00"]);
  });

  test("somebody barred sees her at the site where she is, and not at the other", async () => {
    const c = await clinic();
    const other = await c.addSite("New York", "America/New_York");
    await c.addHours(one(c.surgeons).resourceId, { siteId: other });
    await bookAt(c, { at: "2026-06-16 10:00" });
    await c.bar(c.otherDesk().actorId, one(c.patients));
    expect((await board(c, "2026-06-16", c.otherDesk())).claims).toHaveLength(2);
    expect((await day(c.otherDesk(), { siteId: other, date: "2026-06-16" })).claims).toEqual([]);
  });
});

describe("a week", () => {
  test("has seven days with their bookings, rooms, and minutes open and claimed", async () => {
    const c = await clinic();
    const operation = await bookCase(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-18 14:00", patientId: one(c.patients, 1) });
    const view = await week(c.desk(), { siteId: c.siteId, monday: "2026-06-15" });
    expect(view.days.map(({ date }) => date.slice(8))).toEqual(["15", "16", "17", "18", "19", "20", "21"]);
    expect(view.days.map(({ openMinutes }) => openMinutes)).toEqual([600, 600, 600, 600, 600, 0, 0]);
    expect(view.days.map(({ claimedMinutes }) => claimedMinutes)).toEqual([0, 85, 0, 0, 0, 0, 0]);
    expect(view.days[1]?.bookings).toMatchObject([{ bookingId: operation.bookingId, roomName: "theatre 1" }]);
    expect(view.days[3]?.bookings).toMatchObject([
      { roomName: "consulting_room 1", patientName: "Person Number2" },
    ]);
    expect(view.days.flatMap(({ occupied }) => occupied)).toEqual([]);
    expect(await auditOf(c, "week.opened")).toHaveLength(1);
    expect((await refusalOf(week(c.desk(), { siteId: c.siteId, monday: "2026-06-16" }))).reason).toBe(
      "notMonday",
    );
  });

  test("of a site without theatres counts its consulting rooms", async () => {
    const c = await clinic({ theatres: 0 });
    await bookAt(c, { at: "2026-06-16 10:00" });
    const view = await week(c.desk(), { siteId: c.siteId, monday: "2026-06-15" });
    expect(view.days[1]).toMatchObject({ openMinutes: 600, claimedMinutes: 30 });
  });
});

describe("how full a week is", () => {
  test("is said as the week says it, and where anything is booked, with nobody's name and no audit", async () => {
    const c = await clinic();
    await bookCase(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-18 14:00", patientId: one(c.patients, 1) });
    const asked = { siteId: c.siteId, date: "2026-06-21" };
    const { days } = await week(c.desk(), { siteId: c.siteId, monday: "2026-06-15" });
    const full = await fullness(c.desk(), asked);
    expect((await board(c, asked.date)).week).toEqual(full);
    const minutes = (view: readonly { date: string; openMinutes: number; claimedMinutes: number }[]) =>
      view.map(({ date, openMinutes, claimedMinutes }) => [date, openMinutes, claimedMinutes]);
    expect(minutes(full)).toEqual(minutes(days));
    expect(full[1]).toEqual({ date: "2026-06-16", openMinutes: 600, claimedMinutes: 85, booked: true });
    expect(full.flatMap(({ booked }, at) => (booked ? [at] : []))).toEqual([1, 3]);
    expect(await auditOf(c, "week.opened")).toHaveLength(1);
  });

  test("counts for somebody barred what she must not know as anybody else's", async () => {
    const c = await clinic();
    await bookCase(c, { at: "2026-06-16 10:00" });
    const asked = { siteId: c.siteId, date: "2026-06-21" };
    await c.bar(c.otherDesk().actorId, one(c.patients));
    expect(await fullness(c.otherDesk(), asked)).toEqual(await fullness(c.desk(), asked));
  });

  test("leaves out what was cancelled, and counts consulting rooms where there is no theatre", async () => {
    const c = await clinic({ theatres: 0 });
    const booking = await bookAt(c, { at: "2026-06-16 10:00" });
    const asked = { siteId: c.siteId, date: "2026-06-21" };
    const tuesday = async () => (await fullness(c.manager(), asked))[1];
    expect(await tuesday()).toMatchObject({ openMinutes: 600, claimedMinutes: 30, booked: true });
    await cancel(c.desk(), { ...booking, reason: "other", askedBy: "practice" });
    expect(await tuesday()).toMatchObject({ openMinutes: 600, claimedMinutes: 0, booked: false });
    const other = await clinic();
    expect((await refusalOf(fullness(other.desk(), asked))).code).toBe("NOT_FOUND");
  });
});
