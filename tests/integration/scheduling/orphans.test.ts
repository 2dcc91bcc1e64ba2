import { describe, expect, test } from "vitest";
import { deactivateStaff, reactivateStaff } from "#server/identity/index.ts";
import { newId, transact } from "#server/kernel/index.ts";
import {
  addClosure,
  addResource,
  deactivateResource,
  editSite,
  endHours,
  illToday,
  liftClosure,
  listHours,
  listSites,
  reactivateResource,
  setPoolMembers,
} from "#server/practice/index.ts";
import { AddClosure } from "#server/practice/schemas.ts";
import {
  bookAsPlanned,
  cancel,
  day,
  findTimes,
  hasLostHours,
  move,
  orphans,
  week,
} from "#server/scheduling/index.ts";
import type { OrphanView } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { addVariant } from "#tests/support/clinic-offers.ts";
import { auditOf, bookAt, bookCase, heldBy, house, one, refusalOf } from "./house.ts";

const { clinic } = house();

/** The list, held against what a board counts, which remembers when nothing was lost. */
async function lost(c: Clinic, ctx = c.desk()): Promise<OrphanView[]> {
  const date = ctx.now.toZonedDateTimeISO(c.zone).toPlainDate().toString();
  const board = await day(ctx, { siteId: c.siteId, date });
  const list = await orphans(ctx, { siteId: c.siteId });
  expect(board.lostAhead).toBe(list.length);
  return list;
}
const told = (list: readonly OrphanView[]) =>
  list.map(({ booking, why, resourceName }) => [booking?.bookingId, why, resourceName]);
const shut = (c: Clinic, resourceId: string | null, from: string, to: string) =>
  addClosure(c.manager(), { siteId: c.siteId, resourceId, kind: "closure", reason: "maintenance", from, to });

test("nothing is orphaned where everything is in order", async () => {
  const c = await clinic();
  await bookCase(c, { at: "2026-06-16 10:00" });
  await bookAt(c, { at: "2026-06-16 17:30", patientId: one(c.patients, 1) });
  expect(await lost(c)).toEqual([]);
  expect(await auditOf(c, "orphans.listed")).toEqual([]);
});

describe("a closure", () => {
  test("begins and ends at times that there are: neither on no date, nor in an hour that the clocks skip", async () => {
    const c = await clinic();
    for (const [from, to, field] of [
      ["2027-03-28T02:30", "2027-03-28T18:00", "from"],
      ["2027-03-27T08:00", "2027-03-28T02:30", "to"],
    ] as const)
      expect(await refusalOf(shut(c, null, from, to))).toMatchObject({ reason: "hourSkipped", field });
    const said = (from: string) =>
      AddClosure.safeParse({
        siteId: c.siteId,
        kind: "closure",
        reason: "other",
        from,
        to: "2199-01-01T00:00",
      }).error?.issues[0];
    expect(said("2026-02-30T08:00")).toMatchObject({ path: ["from"], message: "noSuchDate" });
    expect(said("2026-13-41T08:00")).toMatchObject({ path: ["from"], message: "noSuchDate" });
    expect(said("0000-01-01T08:00")).toMatchObject({ path: ["from"], message: "planYear" });
    expect(said("2026-06-16T24:00")).toMatchObject({ path: ["from"], message: "wallClock" });
    const twice = await shut(c, null, "2026-10-25T02:30", "2026-10-25T18:00");
    expect(twice.startsAt).toBe("2026-10-25T00:30:00Z");
  });

  test("stands once: the same again is refused, until the first is taken back", async () => {
    const c = await clinic();
    const room = one(c.consultingRooms).resourceId;
    for (const resourceId of [null, room]) {
      const add = (kind: "closure" | "opening", to = "18:00") =>
        addClosure(c.manager(), {
          siteId: c.siteId,
          resourceId,
          kind,
          reason: "other",
          from: "2026-06-18T08:00",
          to: `2026-06-18T${to}`,
        });
      const { closureId } = await add("closure");
      expect(await refusalOf(add("closure"))).toMatchObject({
        code: "CONFLICT",
        reason: "closedAlready",
        params: { kind: "closure" },
      });
      await add("closure", "18:30");
      await add("opening");
      await liftClosure(c.manager(), { closureId });
      await add("closure");
    }
  });

  test("of a room lists what it hits, until it is lifted or the booking is moved", async () => {
    const c = await clinic({ consultingRooms: 2 });
    const hit = await bookAt(c, { at: "2026-06-16 10:00", wishId: one(c.consultingRooms).resourceId });
    await bookAt(c, { at: "2026-06-16 12:00", wishId: one(c.consultingRooms).resourceId });
    await bookAt(c, { at: "2026-06-17 10:00", wishId: one(c.consultingRooms).resourceId });
    const { closureId } = await shut(
      c,
      one(c.consultingRooms).resourceId,
      "2026-06-16T09:00",
      "2026-06-16T10:15",
    );
    const [line, ...more] = await lost(c);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ why: "closed", resourceName: "consulting_room 1", startsAt: hit.startsAt });
    expect(line?.booking).toMatchObject({ bookingId: hit.bookingId, patientName: "Person Number1" });
    expect((await auditOf(c, "orphans.listed"))[0]?.shown).toEqual([one(c.patients)]);
    expect(await hasLostHours(c.desk(), { bookingId: hit.bookingId })).toBe(true);
    await liftClosure(c.manager(), { closureId });
    expect(await lost(c)).toEqual([]);
    expect(await hasLostHours(c.desk(), { bookingId: hit.bookingId })).toBe(false);
    await shut(c, one(c.consultingRooms).resourceId, "2026-06-16T09:00", "2026-06-16T10:15");
    await move(c.desk(), {
      bookingId: hit.bookingId,
      scheduleVersion: 1,
      startsAt: hit.startsAt,
      askedBy: "practice",
    });
    expect(await lost(c)).toEqual([]);
  });

  test("of the whole site lists each booking once, by hour", async () => {
    const c = await clinic();
    const operation = await bookCase(c, { at: "2026-06-16 13:00" });
    const talk = await bookAt(c, { at: "2026-06-16 10:00", patientId: one(c.patients, 1) });
    await shut(c, null, "2026-06-16T00:00", "2026-06-17T00:00");
    expect((await lost(c)).map(({ booking, why }) => [booking?.bookingId, why])).toEqual([
      [talk.bookingId, "siteClosed"],
      [operation.bookingId, "siteClosed"],
    ]);
  });

  test("that is over before the booking begins, or a cancelled booking, is no matter", async () => {
    const c = await clinic();
    const first = await bookAt(c, { at: "2026-06-16 10:00" });
    await bookAt(c, { at: "2026-06-16 11:00" });
    await cancel(c.desk(), {
      bookingId: first.bookingId,
      scheduleVersion: 1,
      reason: "other",
      askedBy: "patient",
    });
    await shut(c, null, "2026-06-16T10:00", "2026-06-16T11:00");
    expect(await lost(c)).toEqual([]);
  });
});

test("a surgeon who is ill today leaves today's bookings to come, not those that are over or begun, nor tomorrow's", async () => {
  const c = await clinic({ now: "2026-06-16 07:00" });
  await bookAt(c, { at: "2026-06-16 08:00" });
  const later = await bookAt(c, { at: "2026-06-16 15:00" });
  await bookAt(c, { at: "2026-06-17 10:00" });
  const now = c.at("2026-06-16 08:10");
  await illToday(c.desk(now), { resourceId: one(c.surgeons).resourceId });
  expect(told(await lost(c, c.desk(now)))).toEqual([[later.bookingId, "closed", "surgeon 1"]]);
});

test("a closure that begins between two minutes stops no board, no search and no list", async () => {
  const c = await clinic();
  const later = await bookAt(c, { at: "2026-06-16 15:00" });
  const [start, end] = ["2026-06-16T11:10:11.123457Z", "2026-06-16T22:00:00.654321Z"];
  await c.sql`
    insert into closure (practice_id, closure_id, site_id, resource_id, kind, reason, starts_at, ends_at, created_at)
    values (${c.practiceId}, ${newId()}, ${c.siteId}, ${one(c.surgeons).resourceId}, 'closure', 'ill', ${start}, ${end}, ${start})`;
  const now = c.at("2026-06-16 10:10").add({ nanoseconds: 123_456_789 });
  expect(told(await lost(c, c.desk(now)))).toEqual([[later.bookingId, "closed", "surgeon 1"]]);
  const board = await day(c.desk(now), { siteId: c.siteId, date: "2026-06-16" });
  expect(board.bookings).toHaveLength(1);
  const search = {
    siteId: c.siteId,
    from: "2026-06-16",
    to: "2026-06-16",
    variantId: c.variants.consultation,
  };
  expect((await findTimes(c.desk(now), search)).total).toBeGreaterThan(0);
  const ill = await illToday(c.desk(now), { resourceId: one(c.surgeons).resourceId });
  expect(ill.startsAt).toBe("2026-06-16T08:10:00Z");
});

test("hours that end leave what was booked in them", async () => {
  const c = await clinic();
  const before = await bookAt(c, { at: "2026-06-16 10:00" });
  const after = await bookAt(c, { at: "2026-06-23 10:00" });
  const surgeonId = one(c.surgeons).resourceId;
  const tuesdays = (await listHours(c.manager(), { resourceId: surgeonId })).filter(
    ({ weekday }) => weekday === 2,
  );
  for (const { hoursId } of tuesdays) await endHours(c.manager(), { hoursId, lastDate: "2026-06-20" });
  expect(told(await lost(c))).toEqual([[after.bookingId, "hours", "surgeon 1"]]);
  expect(before.state).toBe("booked");
});

test("a room out of use leaves its bookings", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  await deactivateResource(c.manager(), { resourceId: one(c.consultingRooms).resourceId });
  expect(told(await lost(c))).toEqual([[view.bookingId, "outOfUse", "consulting_room 1"]]);
});

describe("what was taken out of use and is put back", () => {
  test("carries its bookings again, and is audited", async () => {
    const c = await clinic();
    const { resourceId } = one(c.consultingRooms);
    await bookAt(c, { at: "2026-06-16 10:00" });
    await deactivateResource(c.manager(), { resourceId });
    expect(await reactivateResource(c.manager(), { resourceId })).toEqual({ resourceId });
    expect(await lost(c)).toEqual([]);
    await bookAt(c, { at: "2026-06-16 11:00", patientId: one(c.patients, 1) });
    expect(await auditOf(c, "resource.reactivated")).toMatchObject([
      { subject_id: resourceId, fields: ["active"] },
    ]);
  });

  test("is not put back twice", async () => {
    const c = await clinic();
    const { resourceId } = one(c.consultingRooms);
    const refused = await refusalOf(reactivateResource(c.manager(), { resourceId }));
    expect([refused.code, refused.reason]).toEqual(["CONFLICT", "changedMeanwhile"]);
  });
});

describe("a surgeon who leaves", () => {
  /** A clinic with two surgeons, of whom the first has an account, and a manager who may take it away. */
  async function staffed() {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const { staffId, resourceId } = one(c.surgeons);
    const account = (id: string) => ({ staff_id: id, email: `${id}@linden.test` });
    await c.add("staff_account", [account(staffId), account(c.manager().actorId)]);
    await c.add("staff_role", [{ staff_id: c.manager().actorId, role: "manager" }]);
    const offered = async () => {
      const window = { siteId: c.siteId, from: "2026-06-17", to: "2026-06-17" };
      const wish = { variantId: c.variants.consultation, surgeonId: resourceId };
      return (await findTimes(c.desk(), { ...window, ...wish })).total;
    };
    return { c, staffId, resourceId, offered };
  }

  test("leaves her bookings to come and is offered no more, until she comes back", async () => {
    const { c, staffId, resourceId, offered } = await staffed();
    const hit = await bookAt(c, { at: "2026-06-16 10:00", surgeonId: resourceId });
    expect(await offered()).toBeGreaterThan(0);
    await deactivateStaff(c.manager(), { staffId });
    expect(told(await lost(c))).toEqual([[hit.bookingId, "outOfUse", "surgeon 1"]]);
    expect(await offered()).toBe(0);
    await reactivateStaff(c.manager(), { staffId });
    expect(await lost(c)).toEqual([]);
    expect(await offered()).toBeGreaterThan(0);
    for (const action of ["resource.deactivated", "resource.reactivated"])
      expect(await auditOf(c, action), action).toMatchObject([
        { subject_id: resourceId, fields: ["active"] },
      ]);
  });

  test("comes back without what was taken out of use before she left", async () => {
    const { c, staffId, resourceId, offered } = await staffed();
    await deactivateResource(c.manager(), { resourceId });
    await deactivateStaff(c.manager(), { staffId });
    await reactivateStaff(c.manager(), { staffId });
    expect(await offered()).toBe(0);
  });
});

describe("somebody who has left", () => {
  async function gone() {
    const c = await clinic();
    const { staffId, resourceId } = one(c.surgeons);
    await c.add("staff_account", [{ staff_id: staffId, email: `${staffId}@linden.test`, active: false }]);
    await c.sql`update resource set active = false where resource_id = ${resourceId}`;
    return { c, staffId, resourceId };
  }

  test("is not put back into use without being let in again", async () => {
    const { c, resourceId } = await gone();
    const refused = await refusalOf(reactivateResource(c.manager(), { resourceId }));
    expect([refused.code, refused.reason]).toEqual(["PRECONDITION_FAILED", "hasLeft"]);
    expect(refused.params).toEqual({ name: "surgeon 1" });
    expect(await auditOf(c, "resource.reactivated")).toEqual([]);
  });

  test("cannot be added as somebody who can be booked", async () => {
    const { c, staffId } = await gone();
    const refused = await refusalOf(addResource(c.manager(), { kind: "nurse", name: "Kim", staffId }));
    expect([refused.code, refused.field, refused.reason]).toEqual([
      "BAD_REQUEST",
      "staffId",
      "unknownColleague",
    ]);
  });
});

describe("what was taken outside hours on purpose", () => {
  test("is no orphan for its hours, is one for a closure, and for others whose hours change", async () => {
    const c = await clinic({ consultingRooms: 2 });
    const late = one(c.consultingRooms, 1).resourceId;
    await c.addHours(late, { opens: "18:00", closes: "21:00" });
    const view = await bookAt(c, { at: "2026-06-16 19:00", override: { reason: "emergency" } });
    expect(heldBy(view, "consulting_room")).toEqual([late]);
    expect(await lost(c)).toEqual([]);
    await c.sql`delete from hours where resource_id = ${late} and opens_minute = 1080`;
    expect(told(await lost(c))).toEqual([[view.bookingId, "hours", "consulting_room 2"]]);
    await c.addHours(late, { opens: "18:00", closes: "21:00" });
    await shut(c, one(c.surgeons).resourceId, "2026-06-16T00:00", "2026-06-17T00:00");
    expect(told(await lost(c))).toEqual([[view.bookingId, "closed", "surgeon 1"]]);
  });

  test("counts no more once it is moved inside hours", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 19:00", override: { reason: "emergency" } });
    const startsAt = c.at("2026-06-17 10:00").toString();
    await move(c.desk(), { bookingId: view.bookingId, scheduleVersion: 1, startsAt, askedBy: "practice" });
    await c.sql`update hours set closes_minute = 540 where practice_id = ${c.practiceId}`;
    expect(told(await lost(c)).map(([, why]) => why)).toEqual(["hours"]);
  });

  test("is anything that an import brought, whatever hours its theatre has", async () => {
    const c = await clinic();
    const profileId = newId();
    await c.add("profile", [{ profile_id: profileId, label: "Podiatry", kind: "service" }]);
    const needs = [{ kind: "theatre", pool: c.pools.theatre }];
    const variantId = await addVariant(c.add, profileId, "90 min", [
      { name: "operation", minutes: 90, main: true, needs },
    ]);
    const [{ need_id: needId = "" } = {}] = await c.sql<{ need_id: string }[]>`
      select n.need_id from need n join phase p using (practice_id, phase_id) where p.variant_id = ${variantId}`;
    const plan = {
      idempotencyKey: `import:${newId()}`,
      siteId: c.siteId,
      patientId: one(c.patients),
      variantId,
      needId,
      label: "Podiatry, 90 min",
      resourceId: one(c.theatres).resourceId,
      startsAt: c.at("2026-06-16 19:00"),
      minutes: 90,
    };
    await transact(c.worker(), (tx) => bookAsPlanned(tx, c.worker(), plan));
    expect(await lost(c)).toEqual([]);
    await shut(c, one(c.theatres).resourceId, "2026-06-16T18:00", "2026-06-16T20:00");
    expect(told(await lost(c)).map(([, why]) => why)).toEqual(["closed"]);
  });
});

test("a booking counts as long as its own hour is to come, whoever looks first and may not know whose it is", async () => {
  const c = await clinic();
  await bookCase(c, { at: "2026-06-16 10:00" });
  const during = c.at("2026-06-16 09:40"); // she is in her bay
  await c.bar(c.otherDesk().actorId, one(c.patients));
  await lost(c, c.otherDesk(during));
  for (const { resourceId } of c.bays) await shut(c, resourceId, "2026-06-16T09:45", "2026-06-16T09:55");
  expect(await lost(c, c.otherDesk(during))).toHaveLength(1);
  expect(await lost(c, c.desk(during))).toHaveLength(1);
  const after = c.at("2026-06-16 10:05");
  for (const { resourceId } of c.bays) await shut(c, resourceId, "2026-06-16T11:15", "2026-06-16T11:30");
  expect(await lost(c, c.otherDesk(after))).toEqual([]);
  expect(await lost(c, c.desk(after))).toEqual([]);
});

test("an exceptional opening that is over still carried who was held on it", async () => {
  const c = await clinic();
  const profileId = newId();
  await c.add("profile", [{ profile_id: profileId, label: "Long visit", kind: "consultation" }]);
  const variantId = await addVariant(c.add, profileId, "60 min", [
    { name: "prepare", minutes: 15, needs: [{ kind: "nurse", pool: c.pools.nurse }] },
    { name: "recovery", minutes: 60, needs: [{ kind: "bay", pool: c.pools.bay }] },
    {
      name: "visit",
      minutes: 30,
      main: true,
      needs: [{ kind: "consulting_room", pool: c.pools.consultingRoom }],
    },
  ]);
  const sunday = (from: string, to: string) => ({ from: `2026-06-21 ${from}`, to: `2026-06-21 ${to}` });
  for (const { resourceId } of [...c.bays, ...c.consultingRooms])
    await c.withClosure({ ...sunday("09:00", "12:00"), kind: "opening", resourceId });
  await c.withClosure({ ...sunday("09:00", "09:15"), kind: "opening", resourceId: one(c.nurses).resourceId });
  await bookAt(c, { at: "2026-06-21 10:15", variantId });
  expect(await lost(c)).toEqual([]);
  expect(await lost(c, c.desk(c.at("2026-06-21 09:30")))).toEqual([]);
});

test("night hours and hours that touch carry a booking over midnight and from one into the other", async () => {
  const c = await clinic({ opens: "20:00", closes: "02:00" });
  await bookAt(c, { at: "2026-06-16 23:45" });
  expect(await lost(c)).toEqual([]);
  const other = await clinic({ opens: "08:00", closes: "12:00" });
  for (const { resourceId } of [...other.surgeons, ...other.consultingRooms]) {
    await other.addHours(resourceId, { opens: "12:00", closes: "18:00" });
  }
  await bookAt(other, { at: "2026-06-16 11:45" });
  expect(await lost(other)).toEqual([]);
});

test("hours over a clock change are judged as the clock on the wall has them", async () => {
  const c = await clinic({ opens: "01:00", closes: "02:30", weekdays: [7], now: "2026-10-20 08:00" });
  // 02:15 comes twice that night; the hours end with the first.
  await bookAt(c, { at: "2026-10-25 01:45" });
  expect(await lost(c)).toEqual([]);
  const [room] = c.consultingRooms;
  // As nobody can: behind the back of whoever asks the plan before a booking moves.
  await c.sql`update claim set starts_at = starts_at + interval '90 min', ends_at = ends_at + interval '90 min' where claimant_id = ${room?.resourceId ?? ""}`;
  const moved = await orphans(c.desk(), { siteId: c.siteId });
  expect(told(moved).map(([, why]) => why)).toEqual(["hours"]);
});

test("somebody barred sees that a time is left without ground, and nothing of whose it is", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  await bookAt(c, { at: "2026-06-17 19:00", override: { reason: "emergency" } });
  await shut(c, one(c.consultingRooms).resourceId, "2026-06-16T09:00", "2026-06-16T11:00");
  await c.bar(c.otherDesk().actorId, one(c.patients));
  const list = await lost(c, c.otherDesk());
  expect(list).toEqual([
    {
      booking: null,
      startsAt: view.startsAt,
      endsAt: view.endsAt,
      resourceId: one(c.consultingRooms).resourceId,
      resourceName: "consulting_room 1",
      resourceKind: "consulting_room",
      why: "closed",
    },
  ]);
});

test("each site lists its own, and another practice's is not found", async () => {
  const [c, other] = [await clinic(), await clinic()];
  const elsewhere = await c.addSite("Elsewhere");
  await bookAt(c, { at: "2026-06-16 10:00" });
  await shut(c, null, "2026-06-16T00:00", "2026-06-17T00:00");
  expect(await orphans(c.desk(), { siteId: elsewhere })).toEqual([]);
  expect(await lost(c)).toHaveLength(1);
  expect((await refusalOf(orphans(other.desk(), { siteId: c.siteId }))).code).toBe("NOT_FOUND");
});

test("managers learn which booking and why, not whose", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  await shut(c, null, "2026-06-16T00:00", "2026-06-17T00:00");
  const [line] = await lost(c, c.manager());
  expect(line?.booking).toMatchObject({ bookingId: view.bookingId, patientId: null, patientName: null });
});

test("a pool takes members of one kind only: nobody is booked as a theatre who is a nurse", async () => {
  const c = await clinic();
  const nurse = one(c.nurses).resourceId;
  const theatres = one(c.theatres).resourceId;
  const mixed = setPoolMembers(c.manager(), { poolId: c.pools.theatre, resourceIds: [theatres, nurse] });
  expect(await refusalOf(mixed)).toMatchObject({ reason: "poolOfKinds", field: "resourceIds" });
  const emptied = setPoolMembers(c.manager(), { poolId: c.pools.theatre, resourceIds: [nurse] });
  expect((await refusalOf(emptied)).reason).toBe("poolOfKinds");
  const joining = { kind: "nurse" as const, name: "Kim Primjer", poolIds: [c.pools.theatre] };
  expect(await refusalOf(addResource(c.manager(), joining))).toMatchObject({
    reason: "poolOfKinds",
    field: "poolIds",
  });
  const [members] =
    await c.sql`select count(*)::int as n from pool_member where pool_id = ${c.pools.theatre}`;
  expect(members?.n).toBe(c.theatres.length);
});

describe("a site", () => {
  const closed = async (c: Clinic) => {
    const [site] = await listSites(c.manager());
    return editSite(c.manager(), { ...one(site ? [site] : []), active: false });
  };

  test("does not close while anybody is to come there, somebody whom the manager must not know of too", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const refused = await refusalOf(closed(c));
    expect([refused.code, refused.reason, refused.field]).toEqual([
      "BAD_REQUEST",
      "siteHasBookings",
      "active",
    ]);
    const { bookingId, scheduleVersion } = view;
    await cancel(c.desk(), { bookingId, scheduleVersion, reason: "room_closed", askedBy: "practice" });
    expect((await closed(c)).active).toBe(false);
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 10:00" }))).reason).toBe("notFound");
  });

  test("keeps its zone and country once something was booked there", async () => {
    const c = await clinic();
    await bookAt(c, { at: "2026-06-16 10:00" });
    const [site] = await listSites(c.manager());
    const moved = editSite(c.manager(), { ...one(site ? [site] : []), zone: "America/New_York" });
    expect(await refusalOf(moved)).toMatchObject({ reason: "siteIsBooked", field: "zone" });
  });
});

test("boards mark what has lost its hours, for every reader, and name nobody more for it", async () => {
  const c = await clinic();
  const room = one(c.consultingRooms).resourceId;
  const hit = await bookAt(c, { at: "2026-06-16 10:00", wishId: room });
  await bookAt(c, { at: "2026-06-16 12:00", wishId: room });
  await shut(c, room, "2026-06-16T09:00", "2026-06-16T10:15");
  for (const ctx of [c.desk(), c.manager()]) {
    const at = { siteId: c.siteId, date: "2026-06-16", monday: "2026-06-15" };
    expect(await day(ctx, at)).toMatchObject({ lost: [hit.bookingId], lostAhead: 1 });
    expect(await day(ctx, { ...at, date: "2026-06-17" })).toMatchObject({ lost: [], lostAhead: 1 });
    expect((await week(ctx, at)).lost).toEqual([hit.bookingId]);
  }
  expect(await auditOf(c, "orphans.listed")).toEqual([]);
});
