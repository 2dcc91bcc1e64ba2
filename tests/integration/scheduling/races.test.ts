import { describe, expect, test } from "vitest";
import { newId, transact } from "#server/kernel/index.ts";
import { addClosure, deactivateResource } from "#server/practice/index.ts";
import { cancel, move, restore } from "#server/scheduling/index.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { bookAt, bookCase, contents, heldBy, house, one, race, refusalOf } from "./house.ts";

const { clinic } = house(20);

const times = <T>(n: number, work: (k: number) => Promise<T>) =>
  race(Array.from({ length: n }, (_, k) => work(k)));

/** Every booking that occupies its time holds all that it should, and nothing overlaps. */
async function isWhole(c: Clinic, claims: number): Promise<void> {
  expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  const halves = await c.sql`
    select b.booking_id, count(k.claim_id)::int as n
      from booking b left join claim k on k.practice_id = b.practice_id and k.booking_id = b.booking_id and k.active
     where b.practice_id = ${c.practiceId} and b.state <> 'cancelled' group by b.booking_id having count(k.claim_id) <> ${claims}`;
  expect(halves).toEqual([]);
}

test("1. of ten identical bookings at once one wins, nine get a conflict, and nothing else is left", async () => {
  const c = await clinic({ patients: 10 });
  const { won, lost } = await times(10, (k) =>
    bookAt(c, { at: "2026-06-16 10:00", patientId: one(c.patients, k) }),
  );
  expect(won).toHaveLength(1);
  expect(lost).toEqual(Array(9).fill("slotTaken"));
  await isWhole(c, 3);
  const [left] = await c.sql`
    select (select count(*) from booking where practice_id = ${c.practiceId})::int as bookings,
           (select count(*) from claim where practice_id = ${c.practiceId})::int as claims,
           (select count(*) from booking_event where practice_id = ${c.practiceId})::int as events,
           (select count(*) from audit_event where practice_id = ${c.practiceId})::int as audit`;
  expect(left).toEqual({ bookings: 1, claims: 3, events: 1, audit: 1 });
});

test("2. of many that overlap partly at once none stands beside another", async () => {
  const c = await clinic({ patients: 16 });
  const { won, lost } = await times(16, (k) =>
    bookAt(c, { at: `2026-06-16 10:${String((k % 6) * 5).padStart(2, "0")}`, patientId: one(c.patients, k) }),
  );
  expect(won).toHaveLength(1);
  expect(new Set(lost)).toEqual(new Set(["slotTaken"]));
  await isWhole(c, 3);
});

test("2. operations that overlap partly, with many claims each, leave whole bookings only", async () => {
  const c = await clinic({ surgeons: 3, anaesthetists: 3, nurses: 3, theatres: 2, bays: 5, patients: 16 });
  const requests = await Promise.all(
    c.patients.map((patientId, k) =>
      c.withRequest({ patientId, surgeonId: one(c.surgeons, k % 3).resourceId, notBefore: "2026-06-15" }),
    ),
  );
  const { won } = await times(16, (k) =>
    bookAt(c, {
      at: `2026-06-16 ${10 + (k % 4)}:${k % 2 ? "30" : "00"}`,
      requestId: one(requests, k),
      patientId: one(c.patients, k),
    }),
  );
  expect(won.length).toBeGreaterThan(1);
  await isWhole(c, 7);
  const waiting =
    await c.sql`select request_id from scheduling_request where practice_id = ${c.practiceId} and state = 'waiting'`;
  expect(waiting).toHaveLength(16 - won.length);
});

test("4. two cancelled bookings of the same time are restored at once: one wins, the other stays cancelled", async () => {
  const c = await clinic({ patients: 8 });
  const views = [];
  for (const patientId of c.patients) {
    const view = await bookAt(c, { at: "2026-06-16 10:00", patientId });
    views.push(await cancel(c.desk(), { ...seen(view), reason: "other", askedBy: "patient" }));
  }
  const { won, lost } = await race(views.map((view) => restore(c.desk(), seen(view))));
  expect(won).toHaveLength(1);
  expect(lost).toEqual(Array(7).fill("slotTaken"));
  await isWhole(c, 3);
});

const seen = ({ bookingId, scheduleVersion }: { bookingId: string; scheduleVersion: number }) => ({
  bookingId,
  scheduleVersion,
});

describe("8. any theatre, any bay", () => {
  test("any theatre asked for twice at once is two different theatres", async () => {
    const c = await clinic({ surgeons: 2, anaesthetists: 2, nurses: 2, theatres: 2, bays: 4 });
    const requests = await Promise.all(
      c.surgeons.map(({ resourceId }, k) =>
        c.withRequest({ patientId: one(c.patients, k), surgeonId: resourceId, notBefore: "2026-06-15" }),
      ),
    );
    const { won, lost } = await times(2, (k) =>
      bookAt(c, { at: "2026-06-16 10:00", requestId: one(requests, k), patientId: one(c.patients, k) }),
    );
    expect(won.length + lost.length).toBe(2);
    const theatres = won.flatMap((view) => heldBy(view, "theatre"));
    expect(new Set(theatres).size).toBe(theatres.length);
    for (const reason of lost) expect(reason).toBe("slotTaken");
    // Whoever lost a race for one of two asks again and gets the other.
    for (const [k, requestId] of requests.entries()) {
      const wish = { at: "2026-06-16 10:00", requestId, patientId: one(c.patients, k) };
      if (!won.some((view) => view.requestId === requestId)) won.push(await bookAt(c, wish));
    }
    expect(won).toHaveLength(2);
    await isWhole(c, 7);
  });

  test("two bays, one held: the time is still booked, in the other one", async () => {
    const c = await clinic({ surgeons: 2, anaesthetists: 2, nurses: 2, theatres: 2, bays: 2, patients: 3 });
    const first = await bookCase(c, { at: "2026-06-16 10:00" });
    const requestId = await c.withRequest({
      patientId: one(c.patients, 1),
      surgeonId: one(c.surgeons, 1).resourceId,
      notBefore: "2026-06-15",
    });
    const second = await bookAt(c, { at: "2026-06-16 10:00", requestId, patientId: one(c.patients, 1) });
    for (const phase of ["prepare", "recovery"]) {
      const bay = (view: typeof first) =>
        view.resources.find((h) => h.kind === "bay" && h.phase === phase)?.resourceId;
      expect(bay(second)).not.toBe(bay(first));
    }
  });
});

test("the same patient is wanted in two rooms at once: one wins", async () => {
  const c = await clinic({ surgeons: 8, consultingRooms: 8 });
  const { won, lost } = await times(8, (k) =>
    bookAt(c, {
      at: "2026-06-16 10:00",
      surgeonId: one(c.surgeons, k).resourceId,
      wishId: one(c.consultingRooms, k).resourceId,
    }),
  );
  expect(won).toHaveLength(1);
  expect(new Set(lost)).toEqual(new Set(["patientBusy"]));
  await isWhole(c, 3);
});

test("one request is booked by many at once, at different times: once", async () => {
  const c = await clinic();
  const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
  const { won, lost } = await times(10, (k) =>
    bookAt(c, { at: `2026-06-${16 + (k % 4)} 1${k % 3}:00`, requestId }),
  );
  expect(won).toHaveLength(1);
  expect(lost).toHaveLength(9);
  for (const reason of lost) expect(["notWaiting", "slotTaken", "patientBusy"]).toContain(reason);
  await isWhole(c, 7);
});

test("one intention for a case sent many times at once is one booking, too", async () => {
  const c = await clinic();
  const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
  const idempotencyKey = newId();
  const { won, lost } = await times(8, () =>
    bookAt(c, { at: "2026-06-16 10:00", requestId, idempotencyKey }),
  );
  expect(new Set(won.map(({ bookingId }) => bookingId)).size).toBe(1);
  expect(lost).toEqual([]);
  await isWhole(c, 7);
});

test("one intention sent many times at once is one booking, and everybody is answered with it", async () => {
  const c = await clinic();
  const idempotencyKey = newId();
  const { won, lost } = await times(10, () => bookAt(c, { at: "2026-06-16 10:00", idempotencyKey }));
  expect(new Set(won.map(({ bookingId }) => bookingId)).size).toBe(1);
  expect(lost).toEqual([]);
  await isWhole(c, 3);
});

describe("moves", () => {
  test("of one booking at once, seen alike: one wins, the others are told that it changed", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const { won, lost } = await times(8, (k) =>
      move(c.desk(), {
        ...seen(view),
        startsAt: c.at(`2026-06-17 ${10 + k}:00`).toString(),
        askedBy: "patient",
      }),
    );
    expect(won).toHaveLength(1);
    expect(new Set(lost)).toEqual(new Set(["changedMeanwhile"]));
    await isWhole(c, 3);
  });

  test("of many bookings onto one time: one wins, every other stays where it was", async () => {
    const c = await clinic({ patients: 8 });
    const views = [];
    for (const [k, patientId] of c.patients.entries())
      views.push(await bookAt(c, { at: `2026-06-16 ${10 + k}:00`, patientId }));
    const { won, lost } = await race(
      views.map((view) =>
        move(c.desk(), { ...seen(view), startsAt: c.at("2026-06-17 10:00").toString(), askedBy: "patient" }),
      ),
    );
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array(7).fill("slotTaken"));
    const rows = await c.sql<{ booking_id: string; starts_at: string; schedule_version: number }[]>`
      select booking_id, starts_at, schedule_version from booking where practice_id = ${c.practiceId}`;
    for (const row of rows.filter(({ booking_id }) => booking_id !== won[0]?.bookingId)) {
      const before = views.find(({ bookingId }) => bookingId === row.booking_id);
      expect(Date.parse(row.starts_at.replace(" ", "T").replace("+00", "Z"))).toBe(
        Date.parse(before?.startsAt ?? ""),
      );
      expect(row.schedule_version).toBe(1);
    }
    await isWhole(c, 3);
  });

  test("two bookings that change places at once never both hold one time", async () => {
    const c = await clinic();
    const first = await bookAt(c, { at: "2026-06-16 10:00" });
    const second = await bookAt(c, { at: "2026-06-16 11:00", patientId: one(c.patients, 1) });
    const to = (view: typeof first, startsAt: string) =>
      move(c.desk(), { ...seen(view), startsAt, askedBy: "practice" });
    const { won, lost } = await race([to(first, second.startsAt), to(second, first.startsAt)]);
    expect(won.length + lost.length).toBe(2);
    await isWhole(c, 3);
  });

  test("and a cancellation of one booking at once: one wins", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const { won, lost } = await race<unknown>([
      cancel(c.desk(), { ...seen(view), reason: "other", askedBy: "patient" }),
      move(c.desk(), { ...seen(view), startsAt: c.at("2026-06-17 10:00").toString(), askedBy: "patient" }),
      cancel(c.otherDesk(), { ...seen(view), reason: "other", askedBy: "patient" }),
    ]);
    expect(won).toHaveLength(1);
    expect(lost).toEqual(["changedMeanwhile", "changedMeanwhile"]);
    await isWhole(c, 3);
  });
});

describe("a closure cannot slip between", () => {
  const closing = (c: Clinic, resourceId: string | null) =>
    addClosure(c.manager(), {
      siteId: c.siteId,
      resourceId,
      kind: "closure",
      reason: "maintenance",
      from: "2026-06-16T10:00",
      to: "2026-06-16T12:00",
    });

  test("what waits for a closure under way reads it, and is refused", async () => {
    const c = await clinic();
    const [locked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // As addClosure does it, but slowly: the lock, the row, and then a while before the commit.
    const slow = transact(c.manager(), async (tx) => {
      await tx.sql`
        select pg_advisory_xact_lock(hashtextextended(practice_id || '/' || site_id, 0)) from site
         where practice_id = ${c.practiceId} and site_id = ${c.siteId}`;
      await tx.sql`
        insert into closure (practice_id, closure_id, site_id, resource_id, kind, reason, starts_at, ends_at, created_at)
        values (${c.practiceId}, ${newId()}, ${c.siteId}, null, 'closure', 'maintenance', ${c.at("2026-06-16 10:00").toString()}::timestamptz,
                ${c.at("2026-06-16 12:00").toString()}::timestamptz, ${c.now.toString()}::timestamptz)`;
      locked.resolve();
      await held.promise;
    });
    await locked.promise;
    const booking = bookAt(c, { at: "2026-06-16 10:00" });
    const early = await Promise.race([
      booking.then(
        () => "booked",
        () => "refused",
      ),
      new Promise((resolve) => setTimeout(() => resolve("waits"), 700)),
    ]);
    expect(early).toBe("waits");
    held.resolve();
    await slow;
    expect((await refusalOf(booking)).reason).toBe("closed");
  });

  test("in many races a booking stands or the closure was first: never a booking made after it", async () => {
    const c = await clinic({ patients: 12, surgeons: 6, consultingRooms: 6 });
    for (let round = 0; round < 6; round++) {
      const day = `2026-07-0${round + 1}`;
      const [, raced] = await Promise.all([
        addClosure(c.manager(), {
          siteId: c.siteId,
          resourceId: null,
          kind: "closure",
          reason: "holiday",
          from: `${day}T08:00`,
          to: `${day}T18:00`,
        }),
        times(6, (k) => bookAt(c, { at: `${day} 10:00`, patientId: one(c.patients, k) })),
      ]);
      for (const reason of raced.lost) expect(["closed", "slotTaken"]).toContain(reason);
      expect(
        (await refusalOf(bookAt(c, { at: `${day} 15:00`, patientId: one(c.patients, 11) }))).reason,
      ).toBe("closed");
    }
    await isWhole(c, 3);
  });

  test("a move, too, waits and is refused; the booking stays", async () => {
    const c = await clinic();
    const view = await bookAt(c, { at: "2026-06-17 10:00" });
    const [, raced] = await Promise.all([
      closing(c, one(c.consultingRooms).resourceId),
      race([
        move(c.desk(), { ...seen(view), startsAt: c.at("2026-06-16 10:00").toString(), askedBy: "patient" }),
      ]),
    ]);
    const [row] = await c.sql<
      { starts_at: string }[]
    >`select starts_at from booking where booking_id = ${view.bookingId}`;
    const at = raced.won.length === 1 ? "2026-06-16 08:00:00+00" : "2026-06-17 08:00:00+00";
    expect(row?.starts_at).toBe(at);
    const again = await refusalOf(
      move(c.desk(), {
        bookingId: view.bookingId,
        scheduleVersion: 1 + raced.won.length,
        startsAt: c.at("2026-06-16 11:00").toString(),
        askedBy: "patient",
      }),
    );
    expect(again.reason).toBe("closed");
  });

  test("a room that goes out of use is booked by nobody afterwards", async () => {
    const c = await clinic({ patients: 12 });
    const resourceId = one(c.consultingRooms).resourceId;
    const [, raced] = await Promise.all([
      deactivateResource(c.manager(), { resourceId }),
      times(8, (k) => bookAt(c, { at: `2026-06-16 ${10 + k}:00`, patientId: one(c.patients, k) })),
    ]);
    for (const reason of raced.lost) expect(reason).toBe("noneOfKindHere");
    expect((await refusalOf(bookAt(c, { at: "2026-06-17 10:00" }))).reason).toBe("noneOfKindHere");
  });
});

test("10. a serialization failure at COMMIT is retried whole, and the row is saved before it is said so", async () => {
  const c = await clinic();
  const sql = c.sql;
  await sql`create sequence fails start 1`;
  await sql`grant usage on sequence fails to viewer_desk`;
  await sql.unsafe(`
    create function fail_twice() returns trigger language plpgsql as $$
    begin
      if nextval('fails') <= 2 then raise exception 'could not serialize' using errcode = '40001'; end if;
      return null;
    end $$`);
  await sql`create constraint trigger fail_twice after insert on booking deferrable initially deferred for each row execute function fail_twice()`;
  try {
    const view = await bookAt(c, { at: "2026-06-16 10:00" });
    const rows = await sql`
      select (select count(*)::int from booking where booking_id = ${view.bookingId}) as bookings,
             (select count(*)::int from claim where booking_id = ${view.bookingId} and active) as claims,
             (select count(*)::int from audit_event where practice_id = ${c.practiceId}) as audit, last_value::int as tries from fails`;
    expect(rows).toEqual([{ bookings: 1, claims: 3, audit: 1, tries: 3 }]);
  } finally {
    await sql`drop trigger fail_twice on booking`;
    await sql`drop function fail_twice`;
    await sql`drop sequence fails`;
  }
});

test("a booking whose audit can't be written is not made", async () => {
  const c = await clinic();
  const before = await contents(c);
  await c.sql`alter table audit_event add constraint nothing_more check (action <> 'booking.booked') not valid`;
  try {
    await expect(bookAt(c, { at: "2026-06-16 10:00" })).rejects.toThrow(/nothing_more/);
    expect(await contents(c)).toEqual(before);
  } finally {
    await c.sql`alter table audit_event drop constraint nothing_more`;
  }
});

test("sixteen desks book a whole day as fast as they can: no deadlock, no overlap, and every free half hour is gone", async () => {
  const c = await clinic({ surgeons: 2, consultingRooms: 2, patients: 16 });
  const wishes = Array.from(
    { length: 20 },
    (_, n) => `2026-06-16 ${String(8 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 ? "30" : "00"}`,
  );
  await times(16, async (k) => {
    for (const at of [...wishes.slice(k), ...wishes.slice(0, k)]) {
      await bookAt(c, { at, patientId: one(c.patients, k) }).catch((error: { code?: string }) => {
        if (error.code !== "CONFLICT") throw error;
      });
    }
  });
  const rows = await c.sql<{ starts_at: string; n: number }[]>`
    select starts_at, count(*)::int as n from booking where practice_id = ${c.practiceId} group by 1`;
  expect(rows).toHaveLength(20);
  expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([2]));
  await isWhole(c, 3);
});

test("the constraint itself refuses an overlap, whoever writes it", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  const room = heldBy(view, "consulting_room")[0] ?? "";
  const insert = transact(
    c.desk(),
    (tx) => tx.sql`
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, starts_at, ends_at)
      values (${c.practiceId}, ${newId()}, ${view.bookingId}, ${room}, 'resource', 'visit', ${view.startsAt}::timestamptz, ${view.endsAt}::timestamptz)`,
  );
  await expect(insert).rejects.toMatchObject({ code: "23P01" });
});
