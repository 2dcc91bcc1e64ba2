import { describe, expect, test } from "vitest";
import { newId, type Tx, transact, usePools } from "#server/kernel/index.ts";
import { book, cancel, findTimes } from "#server/scheduling/index.ts";
import { loadSituation } from "#server/scheduling/load-situation.ts";
import type { FindTimes, ObstacleView, StartView } from "#server/scheduling/schemas.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { auditOf, bookAt, bookCase, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic, database } = house();

const search = (c: Clinic, from: string, to: string, more: Partial<FindTimes> = {}) =>
  findTimes(c.desk(), {
    siteId: c.siteId,
    from,
    to,
    limit: 400,
    ...(more.requestId || more.bookingId ? {} : { variantId: c.variants.consultation }),
    ...more,
  });

const walls = (c: Clinic, starts: readonly StartView[]) => starts.map(({ startsAt }) => wallOf(c, startsAt));

describe("7. what is offered is what books", () => {
  test("every step of a day: offered times book, all others are refused, turnover included", async () => {
    const c = await clinic({ anaesthetists: 1, theatres: 1, bays: 2, patients: 3, turnover: 20, setUp: 15 });
    await bookCase(c, { at: "2026-06-16 10:00", patientId: one(c.patients, 1) });
    await bookAt(c, { at: "2026-06-16 15:05", patientId: one(c.patients, 2) });
    await c.withClosure({
      from: "2026-06-16 16:00",
      to: "2026-06-16 16:20",
      resourceId: one(c.theatres).resourceId,
    });
    const patientId = one(c.patients);
    const requestId = await c.withRequest({ patientId, notBefore: "2026-06-15" });
    const found = await search(c, "2026-06-16", "2026-06-16", { requestId, stepMinutes: 5 });
    const offered = new Set(walls(c, found.starts));
    expect(found.total).toBe(found.starts.length);
    expect(offered.size).toBeGreaterThan(5);
    let tried = 0;
    for (let minute = 7 * 60; minute < 19 * 60; minute += 5) {
      const wall = `2026-06-16 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      const books = await booksThenUndone(c, { requestId, patientId, at: wall });
      expect(books, wall).toBe(offered.has(wall));
      tried++;
    }
    expect(tried).toBe(144);
  });

  test("nothing is offered to what may not be moved, nor at a site that is not its own", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-17" };
    const { bookingId } = view;
    expect((await findTimes(c.desk(), { ...window, bookingId })).total).toBeGreaterThan(0);
    const begun = findTimes(c.desk(c.at("2026-06-16 10:00")), { ...window, bookingId });
    expect((await refusalOf(begun)).reason).toBe("bookingOver");
    const requestId = await c.withRequest({ patientId: one(c.patients, 1), notBefore: "2026-06-15" });
    for (const subject of [{ bookingId }, { requestId }]) {
      const elsewhere = findTimes(c.desk(), { ...window, ...subject, siteId: newId() });
      expect((await refusalOf(elsewhere)).reason).toBe("otherSite");
    }
    await cancel(c.desk(), { bookingId, scheduleVersion: 1, reason: "other", askedBy: "patient" });
    expect((await refusalOf(findTimes(c.desk(), { ...window, bookingId }))).reason).toBe("bookingState");
  });

  /** Books as the desk does, and as the owner takes it away again. */
  async function booksThenUndone(
    c: Clinic,
    wish: { requestId: string; patientId: string; at: string },
  ): Promise<boolean> {
    try {
      const { bookingId } = await bookAt(c, wish);
      await c.sql.begin(async (sql) => {
        await sql`update scheduling_request set state = 'waiting' where request_id = ${wish.requestId}`;
        await sql`delete from claim where booking_id = ${bookingId}`;
        await sql`delete from booking_event where booking_id = ${bookingId}`;
        await sql`delete from booking where booking_id = ${bookingId}`;
      });
      return true;
    } catch {
      return false;
    }
  }

  test("the resources shown are among those that can be had, and an unchanged world books exactly them", async () => {
    const c = await clinic({ surgeons: 3, consultingRooms: 2 });
    await bookAt(c, { at: "2026-06-16 10:00" });
    const found = await search(c, "2026-06-16", "2026-06-16", { patientId: one(c.patients, 1) });
    for (const start of found.starts.filter((_, n) => n % 13 === 0)) {
      const wish = { idempotencyKey: newId(), variantId: c.variants.consultation, siteId: c.siteId };
      const view = await book(c.desk(), {
        ...wish,
        patientId: await c.addPatient("Someone New"),
        startsAt: start.startsAt,
      });
      if (start === found.starts[0]) expect(view.resources).toEqual(start.resources);
      expect([view.endsAt, view.arrivesAt]).toEqual([start.endsAt, start.arrivesAt]);
    }
  });
});

test("past times are never offered, and the first claim of all must lie ahead", async () => {
  const c = await clinic({ now: "2026-06-16 10:05" });
  const found = await search(c, "2026-06-15", "2026-06-16");
  expect(walls(c, found.starts)[0]).toBe("2026-06-16 10:15");
  expect(found.days).toEqual([{ date: "2026-06-15", reason: reason("past") }]);
  const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
  const operations = await search(c, "2026-06-16", "2026-06-16", { requestId });
  expect(walls(c, operations.starts)[0]).toBe("2026-06-16 10:45");
});

const reason = (kind: ObstacleView["kind"], more: Partial<ObstacleView> = {}): ObstacleView => ({
  kind,
  need: null,
  without: null,
  weekday: null,
  resourceName: null,
  until: null,
  members: null,
  at: null,
  ...more,
});

test("step, hours, weekdays and the number wanted are kept to", async () => {
  const c = await clinic();
  const wishes = { stepMinutes: 20 as const, earliestMinute: 600, latestMinute: 660, weekdays: [2, 4] };
  const found = await search(c, "2026-06-15", "2026-06-19", { ...wishes, limit: 5 });
  expect(walls(c, found.starts)).toEqual([
    "2026-06-16 10:00",
    "2026-06-16 10:20",
    "2026-06-16 10:40",
    "2026-06-16 11:00",
    "2026-06-18 10:00",
  ]);
  expect(found.total).toBe(8);
  expect(found.days.map(({ date, reason: why }) => [date, why.kind])).toEqual([
    ["2026-06-15", "preference"],
    ["2026-06-17", "preference"],
    ["2026-06-19", "preference"],
  ]);
});

test("twelve weeks are searched, and no more", async () => {
  const c = await clinic();
  const found = await search(c, "2026-06-15", "2026-09-06", { limit: 1 });
  expect(found.total).toBe(60 * 39);
  await expect(search(c, "2026-06-15", "2026-09-07")).rejects.toThrow(/twelveWeeks/);
  await expect(search(c, "2026-06-16", "2026-06-15")).rejects.toThrow(/range/);
});

describe("why not sooner", () => {
  test("names the kind that is missing on a weekday, who is away, and who is full", async () => {
    const c = await clinic({ theatres: 2, surgeons: 1, bays: 4, anaesthetists: 2, nurses: 2, patients: 4 });
    for (const { resourceId } of c.anaesthetists) {
      await c.sql`delete from hours where resource_id = ${resourceId} and weekday = 5`;
    }
    await c.withClosure({
      from: "2026-06-15 00:00",
      to: "2026-06-17 00:00",
      resourceId: one(c.surgeons).resourceId,
    });
    await c.withClosure({ from: "2026-06-18 00:00", to: "2026-06-19 00:00" });
    for (const theatre of c.theatres) await fillDay(c, theatre.resourceId, "2026-06-17");
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
    const found = await search(c, "2026-06-15", "2026-06-21", { requestId });
    expect(found.starts).toEqual([]);
    expect(found.days).toEqual([
      { date: "2026-06-15", reason: reason("away", { resourceName: "surgeon 1", until: "2026-06-17" }) },
      { date: "2026-06-16", reason: reason("away", { resourceName: "surgeon 1", until: "2026-06-17" }) },
      { date: "2026-06-17", reason: reason("full", { need: "theatre", members: 2 }) },
      { date: "2026-06-18", reason: reason("closedDay") },
      { date: "2026-06-19", reason: reason("noneOfKindHere", { need: "anaesthetist", weekday: 5 }) },
      { date: "2026-06-20", reason: reason("closedDay") },
      { date: "2026-06-21", reason: reason("closedDay") },
    ]);
    expect(found.nothing).toEqual(reason("closedDay"));
  });

  async function fillDay(c: Clinic, resourceId: string, date: string): Promise<void> {
    const patientId = await c.addPatient("Whole Day");
    const booking_id = newId();
    const hours = { starts_at: c.at(`${date} 08:00`).toString(), ends_at: c.at(`${date} 18:00`).toString() };
    await c.sql.begin(async (sql) => {
      const at = { practice_id: c.practiceId, booking_id };
      await sql`insert into booking ${sql({
        ...at,
        ...hours,
        site_id: c.siteId,
        patient_id: patientId,
        variant_id: c.variants.dayCase,
        kind: "day_case",
        label: "Day case",
        state: "booked",
        arrives_at: hours.starts_at,
        idempotency_key: booking_id,
        created_at: c.now.toString(),
      })}`;
      for (const [claimant_id, claimant_kind] of [
        [resourceId, "resource"],
        [patientId, "patient"],
      ] as const) {
        await sql`insert into claim ${sql({ ...at, ...hours, claim_id: newId(), claimant_id, claimant_kind, phase: "operation" })}`;
      }
    });
  }

  test("says that she is busy herself, and counts her own bookings", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2, opens: "10:00", closes: "11:00" });
    await bookAt(c, { at: "2026-06-16 10:15" });
    const without = await search(c, "2026-06-16", "2026-06-16");
    expect(walls(c, without.starts)).toEqual(["2026-06-16 10:00", "2026-06-16 10:15", "2026-06-16 10:30"]);
    const hers = await search(c, "2026-06-16", "2026-06-16", { patientId: one(c.patients) });
    expect(hers.starts).toEqual([]);
    expect(hers.days).toEqual([{ date: "2026-06-16", reason: reason("patientBusy") }]);
  });

  test("a request is not offered before its date, and says so", async () => {
    const c = await clinic();
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-18" });
    const found = await search(c, "2026-06-16", "2026-06-18", { requestId });
    expect(found.days).toEqual([
      { date: "2026-06-16", reason: reason("notBefore", { until: "2026-06-18" }) },
      { date: "2026-06-17", reason: reason("notBefore", { until: "2026-06-18" }) },
    ]);
    expect(walls(c, found.starts)[0]).toBe("2026-06-18 08:30");
    const early = await search(c, "2026-06-15", "2026-06-17", { requestId });
    expect([early.starts, early.total, early.nothing]).toEqual([
      [],
      0,
      reason("notBefore", { until: "2026-06-18" }),
    ]);
    expect(early.days.map(({ date }) => date)).toEqual(["2026-06-15", "2026-06-16", "2026-06-17"]);
  });
});

describe("resources", () => {
  test("are shared fairly over a pool, and a surgeon's list stays in one theatre", async () => {
    const c = await clinic({ surgeons: 2, theatres: 2, anaesthetists: 2, nurses: 2, bays: 8, patients: 6 });
    const theatres = new Map<string, Set<string>>();
    const anaesthetists: string[] = [];
    for (const [n, patientId] of c.patients.entries()) {
      const surgeonId = one(c.surgeons, n % 2).resourceId;
      const requestId = await c.withRequest({ patientId, surgeonId, notBefore: "2026-06-15" });
      const found = await search(c, "2026-06-16", "2026-06-16", { requestId });
      const startsAt = found.starts[0]?.startsAt ?? "";
      const view = await book(c.desk(), {
        idempotencyKey: newId(),
        requestId,
        siteId: c.siteId,
        patientId,
        startsAt,
      });
      theatres.set(surgeonId, new Set([...(theatres.get(surgeonId) ?? []), ...heldBy(view, "theatre")]));
      anaesthetists.push(...heldBy(view, "anaesthetist"));
    }
    expect([...theatres.values()].map((own) => own.size)).toEqual([1, 1]);
    expect(new Set([...theatres.values()].flatMap((own) => [...own])).size).toBe(2);
    const count = (n: number) =>
      anaesthetists.filter((id) => id === one(c.anaesthetists, n).resourceId).length;
    expect([count(0), count(1)]).toEqual([3, 3]);
  });

  test("a surgeon who is asked for is the only one offered; one who is no surgeon is not found", async () => {
    const c = await clinic({ surgeons: 3, consultingRooms: 3 });
    const surgeonId = one(c.surgeons, 2).resourceId;
    const found = await search(c, "2026-06-16", "2026-06-16", { surgeonId });
    const offered = found.starts.flatMap(({ resources }) =>
      resources.filter(({ kind }) => kind === "surgeon"),
    );
    expect(new Set(offered.map(({ resourceId }) => resourceId))).toEqual(new Set([surgeonId]));
    expect((await refusalOf(search(c, "2026-06-16", "2026-06-16", { surgeonId: newId() }))).code).toBe(
      "NOT_FOUND",
    );
  });

  test("a person who is away is away from every site where she works", async () => {
    const c = await clinic();
    const other = await c.addSite("Elsewhere");
    const room = await c.addResource("consulting_room", "Room there", { siteId: other });
    await c.addHours(room, { siteId: other });
    await c.addHours(one(c.surgeons).resourceId, { siteId: other });
    await c.add("pool_member", [{ pool_id: c.pools.consultingRoom, resource_id: room }]);
    await c.withClosure({
      from: "2026-06-16 00:00",
      to: "2026-06-17 00:00",
      resourceId: one(c.surgeons).resourceId,
    });
    const there = await search(c, "2026-06-16", "2026-06-16", { siteId: other });
    expect(there.nothing).toEqual(reason("away", { resourceName: "surgeon 1", until: "2026-06-17" }));
  });
});

test("for a booking that is to be moved its own time is free, and everything else is its own", async () => {
  const c = await clinic({ surgeons: 2, consultingRooms: 1, opens: "10:00", closes: "11:00" });
  const view = await bookAt(c, { at: "2026-06-16 10:15", surgeonId: one(c.surgeons, 1).resourceId });
  const found = await search(c, "2026-06-16", "2026-06-16", { bookingId: view.bookingId });
  expect(walls(c, found.starts)).toEqual(["2026-06-16 10:00", "2026-06-16 10:15", "2026-06-16 10:30"]);
  for (const { resources } of found.starts) {
    expect(resources.find(({ kind }) => kind === "surgeon")?.resourceId).toBe(view.surgeonId);
  }
  const other = await search(c, "2026-06-16", "2026-06-16", {
    bookingId: view.bookingId,
    surgeonId: one(c.surgeons).resourceId,
  });
  expect(other.starts[0]?.resources[0]?.resourceId).toBe(one(c.surgeons).resourceId);
});

describe("11. a busy list that is cut short", () => {
  test("never happens: thousands of claims leave exactly the one gap that is left", async () => {
    const c = await clinic({ opens: "00:00", closes: "24:00", weekdays: [1, 2, 3, 4, 5, 6, 7] });
    await fillMinutes(
      c,
      "2026-06-15T22:00:00Z",
      30 * 24 * 12,
      (n) => n !== 6000 && n !== 6001 && n !== 6002 && n !== 6003,
    );
    const found = await search(c, "2026-06-16", "2026-07-15", { variantId: c.variants.review });
    const gap = c.at("2026-06-16 00:00").add({ minutes: 6000 * 5 });
    expect(found.starts.map(({ startsAt }) => startsAt)).toEqual([gap.toString()]);
  });

  /** Holds the consulting room for five minutes again and again, wherever `keep` says so. */
  async function fillMinutes(
    c: Clinic,
    from: string,
    count: number,
    keep: (n: number) => boolean,
  ): Promise<void> {
    const patientId = await c.addPatient("Very Busy");
    const kept = Array.from({ length: count }, (_, n) => n).filter(keep);
    await c.sql.begin(async (sql) => {
      await sql`
        insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, kind, label, state, starts_at, ends_at, arrives_at,
                             idempotency_key, created_at)
        select ${c.practiceId}, gen_random_uuid(), ${c.siteId}, ${patientId}, ${c.variants.review}, 'review', 'Review', 'booked', s, s + interval '5 min',
               s, 'fill ' || n, s from unnest(${kept}::int[]) n, lateral (select ${from}::timestamptz + n * interval '5 min' as s) t`;
      for (const [who, kind] of [
        [one(c.consultingRooms).resourceId, "resource"],
        [patientId, "patient"],
      ]) {
        await sql`
          insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, starts_at, ends_at)
          select practice_id, gen_random_uuid(), booking_id, ${who ?? ""}, ${kind ?? ""}, 'visit', starts_at, ends_at from booking
           where practice_id = ${c.practiceId} and idempotency_key like 'fill %'`;
      }
    });
  }

  test("by a database that gives up makes the search fail, not offer", async () => {
    const c = await clinic();
    await bookAt(c, { at: "2026-06-16 10:00" });
    await c.sql`
      create policy slow on claim for select to viewer_desk using (pg_sleep(0.4) is not null)`;
    try {
      const load = transact(c.desk(), async (tx) => {
        await tx.sql`set local statement_timeout = '100ms'`;
        const subject = { variantId: c.variants.consultation, siteId: c.siteId, surgeonId: null };
        return loadSituation(tx, c.desk(), {
          subject,
          days: { from: "2026-06-16", to: "2026-06-16" },
          patientId: null,
        });
      });
      await expect(load).rejects.toMatchObject({ code: "57014" });
    } finally {
      await c.sql`drop policy slow on claim`;
    }
  });
});

test("a search holds the catalogue, asks for the case, the offer and what was booked, and tells the audit, once each, however wide; the offer is remembered", async () => {
  const c = await clinic({ surgeons: 4, theatres: 4, anaesthetists: 4, nurses: 4, bays: 8 });
  const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
  await usePools(database().viewerUrl, 1);
  await search(c, "2026-06-15", "2026-09-06", { requestId });
  const asked = (tx: Tx) => tx.sql<{ times: number }[]>`
    select (generic_plans + custom_plans)::int as times from pg_prepared_statements
     where statement !~* 'set_config|pg_prepared_statements|pg_type|^(begin|commit)'`;
  const sent = await transact(c.desk(), asked);
  expect(sent.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1]);
  await usePools(database().viewerUrl, 1);
  await search(c, "2026-06-15", "2026-09-06", { requestId });
  const again = await transact(c.desk(), asked);
  expect(again.map(({ times }) => times)).toEqual([1, 1, 1, 1]);
  await usePools(database().viewerUrl, 20);
});

describe("who may look for what", () => {
  test("staff for any service; for a case, a booking or a patient only those who may", async () => {
    const c = await clinic();
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-16" };
    for (const ctx of [c.nurse(), c.surgeon(), c.anaesthetist(), c.manager()]) {
      expect((await findTimes(ctx, { ...window, variantId: c.variants.consultation })).total).toBeGreaterThan(
        1,
      );
      expect((await refusalOf(findTimes(ctx, { ...window, requestId }))).code).toBe("FORBIDDEN");
      expect((await refusalOf(findTimes(ctx, { ...window, bookingId: view.bookingId }))).code).toBe(
        "FORBIDDEN",
      );
    }
    const hers = { ...window, variantId: c.variants.consultation, patientId: one(c.patients) };
    expect((await refusalOf(findTimes(c.manager(), hers))).code).toBe("FORBIDDEN");
    expect((await refusalOf(findTimes(c.anaesthetist(), hers))).code).toBe("NOT_FOUND");
    expect((await findTimes(c.surgeon(), hers)).total).toBeGreaterThan(1);
  });

  test("a search for somebody is one row of the audit, whichever way she is named; one for nobody is none", async () => {
    const c = await clinic();
    const [ana = "", bea = ""] = c.patients;
    const requestId = await c.withRequest({ patientId: ana, notBefore: "2026-06-15" });
    const { bookingId } = await bookAt(c, { at: "2026-06-16 10:00", patientId: bea });
    const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-17" };
    const wish = { ...window, variantId: c.variants.consultation };
    await findTimes(c.desk(), wish);
    expect(await auditOf(c, "times.searched")).toEqual([]);
    for (const [search, patientId] of [
      [{ ...wish, patientId: ana }, ana],
      [{ ...window, requestId }, ana],
      [{ ...window, bookingId }, bea],
    ] as const) {
      const before = (await auditOf(c, "times.searched")).length;
      await findTimes(c.desk(), search);
      const rows = await auditOf(c, "times.searched");
      expect(rows).toHaveLength(before + 1);
      expect(rows.at(-1)).toMatchObject({ subject_id: patientId, shown: [patientId] });
    }
    await refusalOf(findTimes(c.desk(), { ...wish, patientId: newId() }));
    expect(await auditOf(c, "times.searched")).toHaveLength(3);
  });

  test("somebody barred finds the times of others, with hers taken, and none for her", async () => {
    const c = await clinic();
    const [ana = "", bea = ""] = c.patients;
    const requestId = await c.withRequest({ patientId: ana, notBefore: "2026-06-15" });
    await bookAt(c, { at: "2026-06-16 10:00", patientId: ana });
    await c.bar(c.otherDesk().actorId, ana);
    const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-16", limit: 400 };
    const wish = { ...window, variantId: c.variants.consultation };
    const others = await findTimes(c.otherDesk(), { ...wish, patientId: bea });
    expect(others).toEqual(await findTimes(c.desk(), { ...wish, patientId: bea }));
    expect(walls(c, others.starts)).not.toContain("2026-06-16 10:00");
    for (const hers of [
      { ...wish, patientId: ana },
      { ...window, requestId },
      { ...wish, patientId: newId() },
    ]) {
      const { code, reason: why } = await refusalOf(findTimes(c.otherDesk(), hers));
      expect([code, why]).toEqual(["NOT_FOUND", "notFound"]);
    }
  });

  test("a request that is booked or withdrawn is searched no more", async () => {
    const c = await clinic();
    const view = await bookCase(c, { at: "2026-06-16 10:00" });
    const again = search(c, "2026-06-17", "2026-06-17", { requestId: view.requestId ?? "" });
    expect((await refusalOf(again)).reason).toBe("notWaiting");
  });
});
