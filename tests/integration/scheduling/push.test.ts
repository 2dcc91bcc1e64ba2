import { describe, expect, test } from "vitest";
import { openPool } from "#db/client.ts";
import { newId, transact } from "#server/kernel/index.ts";
import { takeStep } from "#server/pathway/index.ts";
import {
  bookAsPlanned,
  cancel,
  getBooking,
  history,
  move,
  previewPush,
  push,
  pushBack,
} from "#server/scheduling/index.ts";
import type { PushPreview, ReadBooking } from "#server/scheduling/schemas.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { addVariant } from "#tests/support/clinic-offers.ts";
import { auditOf, bookAt, bookCase, contents, heldBy, house, one, race, refusalOf, wallOf } from "./house.ts";

const { clinic, database } = house();

const TODAY = "2026-06-15";
const at = (c: Clinic, hour: string) => c.desk(c.at(`${TODAY} ${hour}`));
const seenIn = ({ lines }: Pick<PushPreview, "lines">) =>
  lines.map(({ bookingId, scheduleVersion }) => ({ bookingId, scheduleVersion }));

/** Three operations of today in the only theatre, an hour each, at 9:00, 11:00 and 13:00. */
async function list(c: Clinic, hours = ["09:00", "11:00", "13:00"]) {
  const booked = [];
  for (const [n, hour] of hours.entries())
    booked.push(await bookCase(c, { at: `${TODAY} ${hour}`, patientId: one(c.patients, n) }));
  return booked;
}
const seenOf = (...list: readonly (Pick<ReadBooking, "bookingId" | "scheduleVersion"> | undefined)[]) =>
  list.flatMap((one) => (one ? [{ bookingId: one.bookingId, scheduleVersion: one.scheduleVersion }] : []));
const wide = { bays: 4, nurses: 2, anaesthetists: 2, patients: 6 };

async function pushFrom(c: Clinic, bookingId: string, minutes: number, desk = c.desk()) {
  const preview = await previewPush(desk, { bookingId, minutes });
  return push(desk, { bookingId, minutes, seen: seenIn(preview) });
}
const stands = (c: Clinic, bookingId: string): Promise<ReadBooking> => getBooking(c.desk(), { bookingId });
const hoursOf = async (c: Clinic, list: readonly { bookingId: string }[]) =>
  Promise.all(list.map(async ({ bookingId }) => wallOf(c, (await stands(c, bookingId)).startsAt).slice(11)));
const stepOf = (c: Clinic, bookingId: string, patientId: string, step: string) =>
  c.add("day_step", [
    {
      ...{ booking_id: bookingId, patient_id: patientId, step, recorded_by: c.manager().actorId },
      ...{ at: c.now.toString(), recorded_at: c.now.toString() },
    },
  ]);

test("the rest of the list moves as one, each staying the same booking, and its history says that it was a push", async () => {
  const c = await clinic(wide);
  const all = await list(c);
  const [, second] = all;
  const done = await pushFrom(c, second?.bookingId ?? "", 25);
  expect(await hoursOf(c, all)).toEqual(["09:00", "11:25", "13:25"]);
  expect(done.lines.map(({ patientName, scheduleVersion }) => [patientName, scheduleVersion])).toEqual([
    ["Person Number2", 2],
    ["Person Number3", 2],
  ]);
  const after = await stands(c, second?.bookingId ?? "");
  expect(after).toMatchObject({
    requestId: second?.requestId,
    surgeonId: second?.surgeonId,
    scheduleVersion: 2,
    state: "booked",
  });
  expect([after.endsAt, after.arrivesAt].map((time) => wallOf(c, time).slice(11))).toEqual([
    "12:25",
    "10:55",
  ]);
  expect(heldBy(after, "theatre")).toEqual(heldBy(second as ReadBooking, "theatre"));
  const [told] = await history(c.desk(), { bookingId: after.bookingId });
  expect(told).toMatchObject({ kind: "moved", askedBy: "practice", pushedBy: 25 });
  expect([told?.from, told?.to]).toEqual([second?.startsAt, after.startsAt]);
  expect(await auditOf(c, "booking.moved")).toHaveLength(2);
  expect(await overlaps(c.sql, c.practiceId)).toBe(0);
});

test("the preview says old and new times, who is here and who must be called, and changes nothing", async () => {
  const c = await clinic(wide);
  const [first, second] = await list(c, ["09:00", "11:00"]);
  await stepOf(c, first?.bookingId ?? "", one(c.patients), "arrived");
  await c.add("contact_preference", [{ patient_id: one(c.patients, 1), name_to_use: "Robin" }]);
  const before = await contents(c);
  const shown = await previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes: 40 });
  expect(shown).toMatchObject({ theatreName: "theatre 1", zone: c.zone, needsOverride: false });
  expect(
    shown.lines.map(({ here, nameToCall, to, refusal }) => [
      here,
      nameToCall,
      wallOf(c, to.arrivesAt),
      refusal,
    ]),
  ).toEqual([
    [true, null, `${TODAY} 09:10`, null],
    [false, "Robin", `${TODAY} 11:10`, null],
  ]);
  expect(await contents(c)).toEqual(before);
  expect(await auditOf(c, "booking.opened")).toMatchObject([
    { subject_id: first?.bookingId, shown: [first?.patientId, second?.patientId] },
  ]);
});

test("who has gone into theatre stays, what is earlier or cancelled too, and another theatre's list is another's", async () => {
  const c = await clinic({ ...wide, surgeons: 2, theatres: 2 });
  const [first, second, third] = await list(c, ["09:00", "11:00", "13:00"]);
  const requestId = await c.withRequest({
    patientId: one(c.patients, 3),
    surgeonId: one(c.surgeons, 1).resourceId,
    notBefore: TODAY,
  });
  const elsewhere = await bookAt(c, { at: `${TODAY} 11:00`, patientId: one(c.patients, 3), requestId });
  expect(heldBy(elsewhere, "theatre")).not.toEqual(heldBy(first as ReadBooking, "theatre"));
  await stepOf(c, first?.bookingId ?? "", one(c.patients), "in_theatre");
  for (const seen of seenOf(second)) await cancel(c.desk(), { ...seen, reason: "other", askedBy: "patient" });
  const shown = await previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes: 30 });
  expect(shown.lines.map(({ bookingId }) => bookingId)).toEqual([third?.bookingId]);
  await stepOf(c, third?.bookingId ?? "", one(c.patients, 2), "in_recovery");
  const nothing = await refusalOf(previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes: 30 }));
  expect([nothing.code, nothing.reason]).toEqual(["PRECONDITION_FAILED", "nothingToPush"]);
});

test("her hour has struck and she waits: she is pushed, never to an hour that is over", async () => {
  const c = await clinic(wide);
  const [first] = await list(c, ["09:00", "11:00"]);
  const late = at(c, "09:20");
  const early = await refusalOf(pushFrom(c, first?.bookingId ?? "", 15, late));
  expect([early.code, early.reason]).toEqual(["CONFLICT", "pushRefused"]);
  expect(early.params.lines).toMatchObject([{ refusal: { kind: "past" } }, { refusal: null }]);
  await pushFrom(c, first?.bookingId ?? "", 25, late);
  expect(wallOf(c, (await stands(c, first?.bookingId ?? "")).startsAt)).toBe(`${TODAY} 09:25`);
});

describe("one booking that cannot go keeps all of them, and is named with what is in its way", () => {
  test("a claim of a booking that is not pushed", async () => {
    const c = await clinic({ ...wide, surgeons: 1 });
    const [first] = await list(c, ["09:00", "11:00"]);
    await bookAt(c, { at: `${TODAY} 12:30`, patientId: one(c.patients, 4) }); // her surgeon's consultation
    const before = await contents(c);
    const refused = await refusalOf(pushFrom(c, first?.bookingId ?? "", 40));
    const [, second] = refused.params.lines as PushPreview["lines"];
    expect(second?.refusal).toMatchObject({
      kind: "full",
      need: "surgeon",
      resourceName: "surgeon 1",
      inTheWay: { patientName: "Person Number5", startsAt: c.at(`${TODAY} 12:30`).toString() },
    });
    expect(await contents(c)).toEqual(before);
    // Once it lies behind them, all of them can go.
    const by = async (minutes: number) =>
      (await previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes })).goesBy;
    const goes = (await by(40)) ?? 0;
    expect([await by(goes - 5), await by(goes)]).toEqual([goes, null]);
    expect((await pushFrom(c, first?.bookingId ?? "", goes)).lines).toHaveLength(2);
  });

  test("of somebody whom the desk must not know: no name, and nothing is pushed past it", async () => {
    const c = await clinic(wide);
    const [first] = await list(c, ["09:00", "11:00"]);
    await c.bar(c.otherDesk().actorId, one(c.patients, 1));
    for (const minutes of [90, 240]) {
      const shown = await previewPush(c.otherDesk(), { bookingId: first?.bookingId ?? "", minutes });
      expect(shown.lines).toHaveLength(1);
      expect(shown.lines[0]?.refusal).toMatchObject({ kind: "full" });
      expect(JSON.stringify(shown)).not.toMatch(/Number2/);
      expect(shown.goesBy).toBeNull();
      const order = { bookingId: first?.bookingId ?? "", minutes, seen: seenIn(shown) };
      expect((await refusalOf(push(c.otherDesk(), order))).reason).toBe("pushRefused");
    }
  });

  const kindsOf = async (c: Clinic, bookingId: string, minutes: number) =>
    (await previewPush(c.desk(), { bookingId, minutes })).lines.map(({ refusal }) => refusal?.kind ?? null);

  test("a closure, with a reason too", async () => {
    const c = await clinic(wide);
    const [first, second] = await list(c, ["09:00", "11:00"]);
    const bookingId = first?.bookingId ?? "";
    const resourceId = one(c.theatres).resourceId;
    await c.withClosure({ from: `${TODAY} 12:10`, to: `${TODAY} 12:20`, resourceId });
    expect(await kindsOf(c, bookingId, 30)).toEqual([null, "closed"]);
    const order = { bookingId, minutes: 30, seen: seenOf(first, second) };
    const refused = await refusalOf(push(c.desk(), { ...order, override: { reason: "surgeon_agreed" } }));
    expect(refused.reason).toBe("pushRefused");
    expect(await hoursOf(c, [first as ReadBooking])).toEqual(["09:00"]);
  });

  test("her other booking", async () => {
    const c = await clinic({ ...wide, surgeons: 2 });
    const [first] = await list(c, ["09:00", "11:00"]);
    const surgeonId = one(c.surgeons, 1).resourceId;
    await bookAt(c, { at: `${TODAY} 12:00`, patientId: one(c.patients), surgeonId });
    const { lines } = await previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes: 100 });
    expect(lines.map(({ refusal }) => refusal)).toMatchObject([
      { kind: "patientBusy", inTheWay: { startsAt: c.at(`${TODAY} 12:00`).toString() } },
      null,
    ]);
  });

  test("midnight", async () => {
    const c = await clinic({ ...wide, closes: "08:00" }); // open day and night
    const [first] = await list(c, ["18:00", "20:00"]);
    expect(await kindsOf(c, first?.bookingId ?? "", 235)).toEqual([null, null]);
    expect(await kindsOf(c, first?.bookingId ?? "", 240)).toEqual([null, "nextDay"]);
  });

  test("a day that the law does not allow any more", async () => {
    const c = await clinic(wide);
    const [first, second] = await list(c, ["09:00", "11:00"]);
    const law = { request_id: second?.requestId, patient_id: second?.patientId, doubted: false };
    await c.add("request_law", [{ ...law, lawful_from: "2026-07-01", lawful_until: null }]);
    const { lines } = await previewPush(c.desk(), { bookingId: first?.bookingId ?? "", minutes: 10 });
    expect(lines.map(({ refusal }) => refusal)).toMatchObject([
      null,
      { kind: "notBefore", date: "2026-07-01" },
    ]);
  });
});

test("beyond the hours it takes a reason, which stands in the history and the audit", async () => {
  const c = await clinic(wide);
  const [first] = await list(c, ["15:00"]);
  const bookingId = first?.bookingId ?? "";
  const shown = await previewPush(c.desk(), { bookingId, minutes: 120 });
  expect([shown.needsOverride, shown.lines[0]?.needsOverride, shown.lines[0]?.refusal]).toEqual([
    true,
    true,
    null,
  ]);
  const order = { bookingId, minutes: 120, seen: seenIn(shown) };
  const refused = await refusalOf(push(c.desk(), order));
  expect(refused.params.lines).toMatchObject([{ refusal: { kind: "closed" } }]);
  await push(c.desk(), { ...order, override: { reason: "staff_agreed" } });
  const [told] = await history(c.desk(), { bookingId });
  expect(told).toMatchObject({ override: "staff_agreed", pushedBy: 120 });
  expect(await auditOf(c, "booking.overridden")).toMatchObject([{ subject_id: bookingId }]);
});

test("it is for a theatre's list of today alone", async () => {
  const c = await clinic(wide);
  const tomorrow = await bookCase(c, { at: "2026-06-16 10:00" });
  const talk = await bookAt(c, { at: `${TODAY} 10:00`, patientId: one(c.patients, 1) });
  for (const { bookingId } of [tomorrow, talk])
    expect((await refusalOf(previewPush(c.desk(), { bookingId, minutes: 10 }))).reason).toBe("notOnList");
  const other = await clinic();
  const strange = refusalOf(previewPush(other.desk(), { bookingId: talk.bookingId, minutes: 10 }));
  expect((await strange).code).toBe("NOT_FOUND");
});

describe("taking it back", () => {
  test("all of it, also to an hour that has struck meanwhile, with the reason that it had", async () => {
    const c = await clinic(wide);
    const all = await list(c, ["09:00", "11:00"]);
    const late = at(c, "09:10");
    const done = await pushFrom(c, one(all).bookingId, 20, late);
    const back = await pushBack(late, { minutes: 20, pushed: seenIn(done) });
    expect(back.map(({ scheduleVersion }) => scheduleVersion)).toEqual([3, 3]);
    expect(await hoursOf(c, all)).toEqual(["09:00", "11:00"]);
    const [told] = await history(c.desk(), { bookingId: one(all).bookingId });
    expect(told).toMatchObject({ pushedBy: -20, askedBy: "practice" });
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  });

  test("the worker is asked how ready each is by its new hour, and again by the old one", async () => {
    const c = await clinic(wide);
    const all = await list(c, ["09:00", "11:00"]);
    const ids = all.map(({ requestId }) => requestId).sort();
    const queue = openPool(database().viewerUrl("queue"), { max: 1, name: "test queue" });
    const asked = async () => {
      const jobs = await queue<{ id: string }[]>`
        select j.payload ->> 'id' as id from graphile_worker._private_jobs j
          join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'judge' and j.payload ->> 'id' = any(${ids}::text[])`;
      return jobs.map(({ id }) => id).sort();
    };
    const done = async () => {
      await queue`delete from graphile_worker._private_jobs where payload ->> 'id' = any(${ids}::text[])`;
    };
    await done();
    const pushed = await pushFrom(c, one(all).bookingId, 20);
    expect(await asked()).toEqual(ids);
    await done();
    await pushBack(c.desk(), { minutes: 20, pushed: seenIn(pushed) });
    expect(await asked()).toEqual(ids);
    await queue.end();
  });

  test("not what stands at two sites: one list is of one, whose lock is held", async () => {
    const c = await clinic(wide);
    const all = await list(c, ["09:00", "11:00"]);
    const done = await pushFrom(c, one(all).bookingId, 20);
    const elsewhere = await c.addSite("Harbour");
    await c.sql`update booking set site_id = ${elsewhere} where booking_id = ${one(all, 1).bookingId}`;
    const both = pushBack(c.desk(), { minutes: 20, pushed: seenIn(done) });
    expect((await refusalOf(both)).reason).toBe("changedMeanwhile");
  });

  test("not once one of them has moved, gone in, or was never pushed; and not onto a time that was taken", async () => {
    const c = await clinic(wide);
    const all = await list(c, ["09:00", "11:00"]);
    const never = pushBack(c.desk(), { minutes: 20, pushed: seenOf(...all) });
    expect((await refusalOf(never)).reason).toBe("changedMeanwhile");
    const done = await pushFrom(c, one(all).bookingId, 60);
    const others = pushBack(c.desk(), { minutes: 40, pushed: seenIn(done) });
    expect((await refusalOf(others)).reason).toBe("changedMeanwhile");
    await bookAt(c, { at: `${TODAY} 09:00`, patientId: one(c.patients, 4) }); // her surgeon is free now
    const taken = await refusalOf(pushBack(c.desk(), { minutes: 60, pushed: seenIn(done) }));
    expect(taken.params.lines).toMatchObject([
      { refusal: { kind: "full", need: "surgeon" } },
      { refusal: null },
    ]);
    await stepOf(c, one(all, 1).bookingId, one(c.patients, 1), "in_theatre");
    const gone = pushBack(c.desk(), { minutes: 60, pushed: seenIn(done) });
    expect((await refusalOf(gone)).reason).toBe("changedMeanwhile");
    expect(await hoursOf(c, all)).toEqual(["10:00", "12:00"]);
  });
});

test("what was seen otherwise is not pushed: a booking more, one less, another version", async () => {
  const c = await clinic(wide);
  const [first, second] = await list(c, ["09:00", "11:00"]);
  const order = { bookingId: first?.bookingId ?? "", minutes: 10 };
  const seen = seenIn(await previewPush(c.desk(), order));
  const stale = async () => (await refusalOf(push(c.desk(), { ...order, seen }))).reason;
  await bookCase(c, { at: `${TODAY} 14:00`, patientId: one(c.patients, 2) });
  expect(await stale()).toBe("changedMeanwhile");
  const c2 = await push(c.desk(), { ...order, seen: seenIn(await previewPush(c.desk(), order)) });
  expect(c2.lines).toHaveLength(3);
  await stepOf(c, first?.bookingId ?? "", one(c.patients), "in_theatre");
  const without = push(c.desk(), { ...order, seen: seenIn(c2) });
  expect((await refusalOf(without)).reason).toBe("changedMeanwhile");
  expect(await hoursOf(c, [second as ReadBooking])).toEqual(["11:10"]);
});

describe("races", () => {
  const isWhole = async (c: Clinic) => {
    expect(await overlaps(c.sql, c.practiceId)).toBe(0);
    const halves = await c.sql`
      select b.booking_id from booking b left join claim k on k.practice_id = b.practice_id and k.booking_id = b.booking_id and k.active
       where b.practice_id = ${c.practiceId} and b.kind = 'day_case' and b.state = 'booked' group by b.booking_id having count(k.claim_id) <> 7`;
    expect(halves).toEqual([]);
  };

  test("of many pushes at once, seen alike, one wins, and nothing is pushed twice", async () => {
    const c = await clinic(wide);
    const all = await list(c);
    const order = { bookingId: one(all).bookingId, minutes: 15 };
    const seen = seenIn(await previewPush(c.desk(), order));
    const { won, lost } = await race(
      Array.from({ length: 8 }, (_, k) => push(k % 2 ? c.desk() : c.otherDesk(), { ...order, seen })),
    );
    expect([won.length, new Set(lost)]).toEqual([1, new Set(["changedMeanwhile"])]);
    expect(await hoursOf(c, all)).toEqual(["09:15", "11:15", "13:15"]);
    await isWhole(c);
  });

  test("and a move of one of them: whoever comes first, the list is pushed whole or not at all", async () => {
    for (let round = 0; round < 6; round++) {
      const c = await clinic(wide);
      const all = await list(c);
      const order = { bookingId: one(all).bookingId, minutes: 15 };
      const seen = seenIn(await previewPush(c.desk(), order));
      const startsAt = c.at("2026-06-16 10:00").toString();
      const { bookingId, scheduleVersion } = one(all, 1);
      const { won, lost } = await race<unknown>([
        push(c.desk(), { ...order, seen }),
        move(c.otherDesk(), { bookingId, scheduleVersion, startsAt, askedBy: "patient" }),
      ]);
      expect([won.length, lost]).toEqual([1, ["changedMeanwhile"]]);
      expect([
        ["09:15", "11:15", "13:15"],
        ["09:00", "10:00", "13:00"],
      ]).toContainEqual(await hoursOf(c, all));
      await isWhole(c);
    }
  });

  test("and bookings into the times that it takes: nothing overlaps, and no push is half", async () => {
    const c = await clinic({ ...wide, patients: 12 });
    const all = await list(c);
    const order = { bookingId: one(all).bookingId, minutes: 60 };
    const seen = seenIn(await previewPush(c.desk(), order));
    const { lost } = await race<unknown>([
      push(c.desk(), { ...order, seen }),
      ...Array.from({ length: 6 }, (_, k) =>
        bookAt(c, { at: `${TODAY} ${10 + k}:15`, patientId: one(c.patients, 4 + k) }),
      ),
    ]);
    for (const reason of lost)
      expect(["slotTaken", "pushRefused", "changedMeanwhile", "patientBusy"]).toContain(reason);
    expect([
      ["10:00", "12:00", "14:00"],
      ["09:00", "11:00", "13:00"],
    ]).toContainEqual(await hoursOf(c, all));
    await isWhole(c);
  });

  test("and a tap “in theatre”: she who has gone in is never pushed", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const c = await clinic({ ...wide, now: `${TODAY} 08:50` });
      const ids = await services(c, ["09:00", "10:00", "11:00"]);
      const bookingId = one(ids);
      for (const step of ["arrived", "ready"] as const) await takeStep(c.nurse(), { bookingId, step });
      const order = { bookingId, minutes: 15 };
      const seen = seenIn(await previewPush(c.desk(), order));
      const pushed = async () => push(c.desk(), { ...order, seen });
      const tapped = async () => takeStep(c.nurse(), { bookingId, step: "in_theatre" });
      const late = async (work: () => Promise<unknown>) => {
        await new Promise((go) => setTimeout(go, round % 4));
        return work();
      };
      const { lost } = await race<unknown>(round % 2 ? [late(pushed), tapped()] : [pushed(), late(tapped)]);
      const hours = await hoursOf(
        c,
        ids.map((id) => ({ bookingId: id })),
      );
      // The tap is never refused; the push is, where it came second.
      expect(lost).toEqual(hours[0] === "09:00" ? ["changedMeanwhile"] : []);
      expect([
        ["09:15", "10:15", "11:15"],
        ["09:00", "10:00", "11:00"],
      ]).toContainEqual(hours);
      outcomes.add(String(lost));
    }
    expect(outcomes.size).toBe(2);
  });
});

/** Imported operations, which have no gates, of today in the theatre. */
async function services(c: Clinic, hours: readonly string[]): Promise<string[]> {
  const profileId = newId();
  await c.add("profile", [{ profile_id: profileId, label: "Podiatry", kind: "service" }]);
  const variantId = await addVariant(c.add, profileId, "45 min", [
    { name: "operation", minutes: 45, main: true, needs: [{ kind: "theatre", pool: c.pools.theatre }] },
  ]);
  const [{ need_id: needId = "" } = {}] = await c.sql<{ need_id: string }[]>`
    select n.need_id from need n join phase p using (practice_id, phase_id) where p.variant_id = ${variantId}`;
  const worker = c.worker();
  const ids = [];
  for (const [n, hour] of hours.entries()) {
    const planned = {
      ...{ siteId: c.siteId, variantId, needId, label: "Podiatry, 45 min", minutes: 45 },
      ...{ idempotencyKey: `import:${newId()}`, patientId: one(c.patients, n) },
      ...{ resourceId: one(c.theatres).resourceId, startsAt: c.at(`${TODAY} ${hour}`) },
    };
    ids.push((await transact(worker, (tx) => bookAsPlanned(tx, worker, planned))).bookingId ?? "");
  }
  return ids;
}
