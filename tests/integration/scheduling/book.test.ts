import { describe, expect, test } from "vitest";
import { newId } from "#server/kernel/index.ts";
import { book, cancel, findTimes, restore } from "#server/scheduling/index.ts";
import { Book } from "#server/scheduling/schemas.ts";
import { overlaps } from "#tests/support/clinic.ts";
import { addVariant } from "#tests/support/clinic-offers.ts";
import { auditOf, bookAt, bookCase, contents, heldBy, house, one, refusalOf, wallOf } from "./house.ts";

const { clinic } = house();

test("a consultation is booked with its surgeon, its room, its patient, one event and one line of audit", async () => {
  const c = await clinic();
  const view = await bookAt(c, { at: "2026-06-16 10:00" });
  expect(view).toMatchObject({
    patientId: one(c.patients),
    patientName: "Person Number1",
    kind: "consultation",
    label: "Consultation, 30 min",
    state: "booked",
    siteName: "Linden",
    zone: "Europe/Paris",
    surgeonId: one(c.surgeons).resourceId,
    surgeonName: "surgeon 1",
    scheduleVersion: 1,
  });
  expect([wallOf(c, view.startsAt), wallOf(c, view.endsAt)]).toEqual([
    "2026-06-16 10:00",
    "2026-06-16 10:30",
  ]);
  const claims = await c.sql<{ kind: string; who: string }[]>`
    select claimant_kind as kind, claimant_id as who from claim where booking_id = ${view.bookingId} and active order by 1, 2`;
  expect(claims.map(({ kind }) => kind)).toEqual(["patient", "resource", "resource"]);
  const events = await c.sql`select kind, actor_role from booking_event where booking_id = ${view.bookingId}`;
  expect(events).toEqual([{ kind: "booked", actor_role: "desk" }]);
  expect(await auditOf(c, "booking.booked")).toMatchObject([{ subject_id: view.bookingId, role: "desk" }]);
});

test("an operation is held phase by phase, set-up and turnover inside, and the patient is told when to arrive", async () => {
  const c = await clinic();
  const view = await bookCase(c, { at: "2026-06-16 10:00" });
  const spans = view.resources.map(
    (held) =>
      `${held.phase} ${held.kind} ${wallOf(c, held.startsAt).slice(11)}–${wallOf(c, held.endsAt).slice(11)}`,
  );
  expect(spans.toSorted()).toEqual([
    "operation anaesthetist 10:00–11:00",
    "operation surgeon 10:00–11:00",
    "operation theatre 09:50–11:15",
    "prepare bay 09:30–10:00",
    "prepare nurse 09:30–10:00",
    "recovery bay 11:00–12:00",
  ]);
  expect(wallOf(c, view.arrivesAt)).toBe("2026-06-16 09:30");
  const [hers] = await c.sql<{ starts_at: string; ends_at: string }[]>`
    select starts_at, ends_at from claim where booking_id = ${view.bookingId} and claimant_kind = 'patient'`;
  expect([hers?.starts_at, hers?.ends_at]).toEqual(["2026-06-16 07:30:00+00", "2026-06-16 10:00:00+00"]);
});

test("6. a time that was cancelled books again; one that is taken says why, and where it is free nearby", async () => {
  const c = await clinic();
  const [ana, bea] = c.patients;
  const first = await bookAt(c, { at: "2026-06-16 10:00" });
  const taken = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", patientId: bea ?? "" }));
  expect([taken.code, taken.reason, taken.field]).toEqual(["CONFLICT", "slotTaken", "startsAt"]);
  const nearest = taken.params.nearest as { startsAt: string }[];
  expect(nearest.map(({ startsAt }) => wallOf(c, startsAt))).toEqual([
    "2026-06-16 09:30",
    "2026-06-16 10:30",
    "2026-06-16 10:45",
  ]);
  await cancel(c.desk(), {
    bookingId: first.bookingId,
    scheduleVersion: 1,
    reason: "other",
    askedBy: "patient",
  });
  expect((await bookAt(c, { at: "2026-06-16 10:00", patientId: bea ?? "" })).state).toBe("booked");
  expect((await bookAt(c, { at: "2026-06-16 10:30", patientId: ana ?? "" })).state).toBe("booked");
});

test("the three nearest times book, and a full fortnight is looked beyond", async () => {
  const c = await clinic({ weekdays: [1], opens: "08:00", closes: "08:30", patients: 3 });
  await bookAt(c, { at: "2026-06-22 08:00" });
  const taken = await refusalOf(bookAt(c, { at: "2026-06-22 08:00", patientId: one(c.patients, 1) }));
  const nearest = taken.params.nearest as { startsAt: string }[];
  expect(nearest.map(({ startsAt }) => wallOf(c, startsAt))).toEqual([
    "2026-06-15 08:00",
    "2026-06-29 08:00",
    "2026-07-06 08:00",
  ]);
  for (const { startsAt } of nearest) {
    const wish = {
      siteId: c.siteId,
      variantId: c.variants.consultation,
      patientId: one(c.patients, 1),
      startsAt,
    };
    expect((await book(c.desk(), { ...wish, idempotencyKey: newId() })).state).toBe("booked");
  }
});

test.each(["Pacific/Auckland", "America/Los_Angeles"])(
  "the nearest times are the nearest of all, also where the day is another one than in UTC: %s",
  async (zone) => {
    const spec = { zone, weekdays: [1, 2, 4, 5], opens: "08:00", closes: "09:00", patients: 3 };
    const c = await clinic(spec);
    await bookAt(c, { at: "2026-06-25 08:30", patientId: one(c.patients, 2) });
    for (const at of ["2026-06-23 08:30", "2026-06-25 08:00", "2026-06-26 08:30"]) {
      await bookAt(c, { at });
      const wish = { siteId: c.siteId, variantId: c.variants.consultation, patientId: one(c.patients, 1) };
      const found = await findTimes(c.desk(), { ...wish, from: "2026-06-15", to: "2026-07-10", limit: 400 });
      const away = (iso: string) => Math.abs(Date.parse(iso) - c.at(at).epochMilliseconds);
      const all = found.starts.map(({ startsAt }) => away(startsAt)).toSorted((a, b) => a - b);
      const refused = await refusalOf(bookAt(c, { at, patientId: wish.patientId }));
      const nearest = refused.params.nearest as { startsAt: string }[];
      expect(nearest.map(({ startsAt }) => away(startsAt)).toSorted((a, b) => a - b)).toEqual(
        all.slice(0, 3),
      );
    }
  },
);

describe("9. nobody is in two places", () => {
  test("two surgeons in one theatre are refused", async () => {
    const c = await clinic({ surgeons: 2, anaesthetists: 2, nurses: 2, bays: 4 });
    const [first, second] = c.surgeons;
    const request = (n: number, surgeonId: string) =>
      c.withRequest({ patientId: one(c.patients, n), surgeonId, notBefore: "2026-06-15" });
    const one1 = await request(0, first?.resourceId ?? "");
    const two = await request(1, second?.resourceId ?? "");
    await bookAt(c, { at: "2026-06-16 10:00", requestId: one1 });
    const refused = await refusalOf(
      bookAt(c, { at: "2026-06-16 10:30", requestId: two, patientId: one(c.patients, 1) }),
    );
    expect(refused.reason).toBe("slotTaken");
    expect(refused.params.need).toBe("theatre");
  });

  test("the same patient twice at once is refused, without saying where she is", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    await bookAt(c, { at: "2026-06-16 10:00" });
    const refused = await refusalOf(bookAt(c, { at: "2026-06-16 10:15" }));
    expect([refused.code, refused.reason]).toEqual(["CONFLICT", "patientBusy"]);
    expect(Object.keys(refused.params)).toEqual(["nearest"]);
  });

  test("a surgeon with hours at two sites is at one of them at a time", async () => {
    const c = await clinic();
    const other = await c.addSite("Elsewhere");
    const room = await c.addResource("consulting_room", "Room there", { siteId: other });
    await c.addHours(room, { siteId: other });
    await c.addHours(one(c.surgeons).resourceId, { siteId: other });
    await c.add("pool_member", [{ pool_id: c.pools.consultingRoom, resource_id: room }]);
    const here = await bookAt(c, { at: "2026-06-16 10:00" });
    expect(heldBy(here, "consulting_room")).toEqual([one(c.consultingRooms).resourceId]);
    const there = { siteId: other, patientId: one(c.patients, 1) };
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 10:15", ...there }))).params.need).toBe("surgeon");
    const later = await bookAt(c, { at: "2026-06-16 10:30", ...there });
    expect(heldBy(later, "consulting_room")).toEqual([room]);
  });
});

describe("what a new caller may be booked for", () => {
  test("an operation without a surgeon's request is refused, in the search too", async () => {
    const c = await clinic();
    const before = await contents(c);
    const refused = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", variantId: c.variants.dayCase }));
    expect([refused.code, refused.reason]).toEqual(["PRECONDITION_FAILED", "needsCase"]);
    const window = { siteId: c.siteId, from: "2026-06-16", to: "2026-06-17" };
    for (const ctx of [c.desk(), c.surgeon(), c.manager()]) {
      const search = findTimes(ctx, { ...window, variantId: c.variants.dayCase });
      expect((await refusalOf(search)).reason).toBe("needsCase");
    }
    expect(await contents(c)).toEqual(before);
  });

  test("a review, and a service that an import made, are booked by the desk for whom it knows alone", async () => {
    const c = await clinic();
    const review = { at: "2026-06-16 10:00", variantId: c.variants.review };
    const patientId = one(c.patients);
    const search = () =>
      findTimes(c.desk(), {
        siteId: c.siteId,
        from: "2026-06-16",
        to: "2026-06-17",
        patientId,
        variantId: c.variants.review,
      });
    for (const ask of [() => bookAt(c, review), search])
      expect(await refusalOf(ask())).toMatchObject({ code: "PRECONDITION_FAILED", reason: "newCaller" });
    const first = await bookAt(c, { at: "2026-06-16 09:00" });
    await cancel(c.desk(), {
      bookingId: first.bookingId,
      scheduleVersion: 1,
      reason: "patient_unwell",
      askedBy: "patient",
    });
    expect((await refusalOf(bookAt(c, review))).reason).toBe("newCaller");
    await bookAt(c, { at: "2026-06-16 09:00" });
    expect((await search()).starts.length).toBeGreaterThan(0);
    expect((await bookAt(c, { at: "2026-06-16 10:00", variantId: c.variants.review })).kind).toBe("review");
    const profileId = newId();
    await c.add("profile", [{ profile_id: profileId, label: "Orthopaedics", kind: "service" }]);
    const needs = [{ kind: "theatre", pool: c.pools.theatre }];
    const phases = [{ name: "operation", minutes: 50, main: true, needs }];
    const variantId = await addVariant(c.add, profileId, "50 min", phases);
    const view = await bookAt(c, { at: "2026-06-16 11:00", variantId });
    expect(view).toMatchObject({ kind: "service", label: "Orthopaedics, 50 min", surgeonId: null });
  });

  test("a service that is no longer offered, or needs nobody, is refused", async () => {
    const c = await clinic();
    await bookAt(c, { at: "2026-06-17 10:00" });
    const empty = newId();
    const [{ profile_id: profileId } = { profile_id: "" }] = await c.sql<{ profile_id: string }[]>`
      select profile_id from variant where variant_id = ${c.variants.review}`;
    await c.add("variant", [{ variant_id: empty, profile_id: profileId, label: "empty" }]);
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 10:00", variantId: empty }))).reason).toBe(
      "variantUnfit",
    );
    await c.sql`update variant set active = false where variant_id = ${c.variants.review}`;
    const retired = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", variantId: c.variants.review }));
    expect([retired.code, retired.reason]).toEqual(["PRECONDITION_FAILED", "variantRetired"]);
  });
});

describe("a surgeon's request", () => {
  test("is booked with its own surgeon, once, and not before its date", async () => {
    const c = await clinic({ surgeons: 2, theatres: 2, anaesthetists: 2, nurses: 2, bays: 6 });
    const patientId = one(c.patients);
    const surgeonId = one(c.surgeons, 1).resourceId;
    const requestId = await c.withRequest({ patientId, surgeonId, notBefore: "2026-06-17" });
    const early = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", requestId }));
    expect([early.code, early.reason, early.params.date]).toEqual([
      "PRECONDITION_FAILED",
      "notBefore",
      "2026-06-17",
    ]);
    const other = { at: "2026-06-17 10:00", requestId, surgeonId: one(c.surgeons).resourceId };
    expect((await refusalOf(bookAt(c, other))).reason).toBe("surgeonFixed");
    const view = await bookAt(c, { at: "2026-06-17 10:00", requestId });
    expect(view).toMatchObject({ kind: "day_case", label: "Day case, 60 min", requestId, surgeonId });
    const [request] = await c.sql`select state from scheduling_request where request_id = ${requestId}`;
    expect(request?.state).toBe("booked");
    const again = await refusalOf(bookAt(c, { at: "2026-06-17 14:00", requestId }));
    expect([again.code, again.reason]).toEqual(["CONFLICT", "notWaiting"]);
  });

  test("belongs to its patient and its site", async () => {
    const c = await clinic();
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
    const other = bookAt(c, { at: "2026-06-17 10:00", requestId, patientId: one(c.patients, 1) });
    expect((await refusalOf(other)).code).toBe("NOT_FOUND");
    const elsewhere = await c.addSite("Elsewhere");
    const there = bookAt(c, { at: "2026-06-17 10:00", requestId, siteId: elsewhere });
    expect((await refusalOf(there)).reason).toBe("otherSite");
  });

  test("that was withdrawn is not booked", async () => {
    const c = await clinic();
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
    await c.sql`update scheduling_request set state = 'withdrawn' where request_id = ${requestId}`;
    expect((await refusalOf(bookAt(c, { at: "2026-06-17 10:00", requestId }))).reason).toBe("notWaiting");
  });
});

describe("times that are refused", () => {
  test("past ones, those whose preparation would have to have begun, and those outside hours", async () => {
    const c = await clinic({ now: "2026-06-16 10:00" });
    const refused = async (at: string) => (await refusalOf(bookAt(c, { at }))).reason;
    expect(await refused("2026-06-16 09:45")).toBe("past");
    expect(await refused("2026-06-15 10:00")).toBe("past");
    expect(await refused("2026-06-16 17:45")).toBe("closed");
    expect(await refused("2026-06-16 07:45")).toBe("past");
    expect(await refused("2026-06-17 07:45")).toBe("closed");
    expect(await refused("2026-06-20 10:00")).toBe("closed");
    expect((await bookAt(c, { at: "2026-06-16 10:00" })).state).toBe("booked");
    const requestId = await c.withRequest({ patientId: one(c.patients, 1), notBefore: "2026-06-15" });
    const late = bookAt(c, { at: "2026-06-16 10:15", requestId, patientId: one(c.patients, 1) });
    expect((await refusalOf(late)).reason).toBe("past");
  });

  test("a time that is not a whole minute, and a year that is none", async () => {
    const c = await clinic();
    const wish = { idempotencyKey: newId(), variantId: newId(), siteId: newId(), patientId: newId() };
    const said = (startsAt: string) => Book.safeParse({ ...wish, startsAt }).error?.issues[0]?.message;
    expect(said("2026-06-16T08:00:30Z")).toBe("wholeMinute");
    expect(said("0001-06-16T08:00:00Z")).toBe("planYear");
    expect(said("2199-12-31T23:59:00-23:59")).toBe("planYear");
    expect(said("2026-06-16T10:00:00+02:00")).toBeUndefined();
    const view = await book(c.desk(), {
      ...wish,
      variantId: c.variants.consultation.toUpperCase(),
      siteId: c.siteId.toUpperCase(),
      patientId: one(c.patients).toUpperCase(),
      startsAt: "2026-06-16T10:00:00+02:00",
    });
    expect(view.startsAt).toBe("2026-06-16T08:00:00Z");
  });

  test("ids that are not the practice's are not found, whichever they are", async () => {
    const [c, other] = [await clinic(), await clinic()];
    const code = async (wish: object) => {
      const { code, reason } = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", ...wish }));
      return `${code} ${reason}`;
    };
    const notFound = "NOT_FOUND notFound";
    expect(await code({ siteId: other.siteId })).toBe(notFound);
    expect(await code({ variantId: other.variants.consultation })).toBe(notFound);
    expect(await code({ patientId: one(other.patients) })).toBe(notFound);
    expect(await code({ surgeonId: one(other.surgeons).resourceId })).toBe(notFound);
    expect(await code({ surgeonId: one(c.nurses).resourceId })).toBe(notFound);
    expect(await code({ variantId: undefined, requestId: newId() })).toBe(notFound);
    expect(await code({ wishId: one(other.theatres).resourceId })).toBe("BAD_REQUEST unsuitable");
    expect(await code({ wishId: one(c.theatres).resourceId })).toBe("BAD_REQUEST unsuitable");
  });
});

test("a wish is among what is held, though another would have come first", async () => {
  const c = await clinic({ consultingRooms: 3 });
  const wishId = one(c.consultingRooms, 2).resourceId;
  const view = await bookAt(c, { at: "2026-06-16 10:00", wishId });
  expect(heldBy(view, "consulting_room")).toEqual([wishId]);
  const taken = await refusalOf(bookAt(c, { at: "2026-06-16 10:00", wishId, patientId: one(c.patients, 1) }));
  expect(taken.reason).toBe("slotTaken");
});

test("a wish for one of two bays of an operation is met by either phase", async () => {
  const c = await clinic({ bays: 3 });
  const wishId = one(c.bays, 2).resourceId;
  const view = await bookCase(c, { at: "2026-06-16 10:00", wishId });
  expect(heldBy(view, "bay")).toContain(wishId);
});

describe("a repeated request", () => {
  test("with the same key and body answers the same booking, later on too", async () => {
    const c = await clinic();
    const wish = { at: "2026-06-16 10:00", idempotencyKey: newId() };
    const first = await bookAt(c, wish);
    expect((await bookAt(c, wish)).bookingId).toBe(first.bookingId);
    expect((await bookAt(c, { ...wish, desk: c.otherDesk(c.at("2026-06-18 10:00")) })).bookingId).toBe(
      first.bookingId,
    );
    await cancel(c.desk(), {
      bookingId: first.bookingId,
      scheduleVersion: 1,
      reason: "other",
      askedBy: "patient",
    });
    expect(await bookAt(c, wish)).toMatchObject({ bookingId: first.bookingId, state: "cancelled" });
    const [count] = await c.sql`select count(*)::int as n from booking where practice_id = ${c.practiceId}`;
    expect(count?.n).toBe(1);
  });

  test("is audited each time as showing her booking, by whoever repeats it", async () => {
    const c = await clinic();
    const wish = { at: "2026-06-16 10:00", idempotencyKey: newId() };
    const { bookingId } = await bookAt(c, wish);
    expect(await auditOf(c, "booking.opened")).toEqual([]);
    await bookAt(c, wish);
    await bookAt(c, { ...wish, desk: c.otherDesk() });
    const shown = { subject_id: bookingId, shown: [one(c.patients)] };
    expect(await auditOf(c, "booking.opened")).toMatchObject([
      { ...shown, actor_id: c.desk().actorId },
      { ...shown, actor_id: c.otherDesk().actorId },
    ]);
  });

  test("of a case, though the request waits no longer", async () => {
    const c = await clinic();
    const requestId = await c.withRequest({ patientId: one(c.patients), notBefore: "2026-06-15" });
    const wish = { at: "2026-06-16 10:00", idempotencyKey: newId(), requestId };
    const first = await bookAt(c, wish);
    expect((await bookAt(c, wish)).bookingId).toBe(first.bookingId);
  });

  test("with the same key and another body is refused", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const wish = { at: "2026-06-16 10:00", idempotencyKey: newId() };
    await bookAt(c, wish);
    const before = await contents(c);
    const others = [
      { at: "2026-06-16 11:00" },
      { patientId: one(c.patients, 1) },
      { variantId: c.variants.review },
      { surgeonId: one(c.surgeons, 1).resourceId },
      { wishId: one(c.consultingRooms, 1).resourceId },
      { override: { reason: "emergency" as const } },
    ];
    for (const other of others) {
      const refused = await refusalOf(bookAt(c, { ...wish, ...other }));
      expect([refused.code, refused.reason], JSON.stringify(other)).toEqual(["CONFLICT", "keyUsed"]);
    }
    expect(await contents(c)).toEqual(before);
  });

  test("with a key that another practice used is a booking of its own", async () => {
    const [c, other] = [await clinic(), await clinic()];
    const wish = { at: "2026-06-16 10:00", idempotencyKey: newId() };
    const first = await bookAt(c, wish);
    expect((await bookAt(other, wish)).bookingId).not.toBe(first.bookingId);
  });

  test("keys of imports are not the desk's to use", () => {
    const wish = {
      variantId: newId(),
      siteId: newId(),
      patientId: newId(),
      startsAt: "2026-06-16T08:00:00Z",
    };
    expect(Book.safeParse({ ...wish, idempotencyKey: "import:abc" }).success).toBe(false);
  });
});

describe("a colleague whom she barred", () => {
  const at = "2026-06-16 10:00";

  test("is not chosen for her, is told of when asked for by name, and is there for others", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [ana = "", bea = ""] = c.patients;
    const [barred, other] = [one(c.surgeons, 0), one(c.surgeons, 1)];
    await c.bar(barred.staffId, ana);
    const wish = {
      variantId: c.variants.consultation,
      siteId: c.siteId,
      from: "2026-06-16",
      to: "2026-06-16",
    };
    const hers = await findTimes(c.desk(), { ...wish, patientId: ana, limit: 400 });
    expect(hers.starts.length).toBeGreaterThan(10);
    expect(JSON.stringify(hers)).not.toContain(barred.resourceId);
    expect((await bookAt(c, { at, patientId: ana })).surgeonId).toBe(other.resourceId);
    for (const named of [
      () => findTimes(c.desk(), { ...wish, patientId: ana, surgeonId: barred.resourceId, limit: 1 }),
      () => bookAt(c, { at: "2026-06-16 11:00", patientId: ana, surgeonId: barred.resourceId }),
    ])
      expect(await refusalOf(named())).toMatchObject({ reason: "surgeonBarred", field: "surgeonId" });
    // Who treats her is not told whom she barred.
    const treating = findTimes(c.surgeon(1), {
      ...wish,
      patientId: ana,
      surgeonId: barred.resourceId,
      limit: 1,
    });
    expect((await treating).starts).toHaveLength(1);
    const view = await bookAt(c, { at, patientId: bea, surgeonId: barred.resourceId });
    expect(view.surgeonId).toBe(barred.resourceId);
  });

  test("does not come back with a booking that is restored", async () => {
    const c = await clinic();
    const [ana = ""] = c.patients;
    const { bookingId, scheduleVersion } = await bookAt(c, { at, patientId: ana });
    await cancel(c.desk(), { bookingId, scheduleVersion, reason: "other", askedBy: "patient" });
    await c.bar(one(c.surgeons).staffId, ana);
    const back = restore(c.desk(), { bookingId, scheduleVersion: scheduleVersion + 1 });
    await refusalOf(back);
    expect(await c.sql`select from claim where booking_id = ${bookingId} and active`).toHaveLength(0);
  });
});

describe("somebody barred from her", () => {
  test("can't book her, by whatever name, and is answered as if she were nobody", async () => {
    const c = await clinic();
    const [ana = ""] = c.patients;
    await c.bar(c.otherDesk().actorId, ana);
    const requestId = await c.withRequest({ patientId: ana, notBefore: "2026-06-15" });
    const nobody = await refusalOf(
      bookAt(c, { at: "2026-06-16 10:00", patientId: newId(), desk: c.otherDesk() }),
    );
    const asked = [
      () => bookAt(c, { at: "2026-06-16 10:00", patientId: ana, desk: c.otherDesk() }),
      () => bookAt(c, { at: "2026-06-16 10:00", requestId, patientId: ana, desk: c.otherDesk() }),
    ];
    for (const ask of asked) {
      const { code, reason, params } = await refusalOf(ask());
      expect({ code, reason }).toEqual({ code: nobody.code, reason: nobody.reason });
      expect(JSON.stringify(params)).not.toContain(ana);
    }
    expect((await bookAt(c, { at: "2026-06-16 10:00", patientId: ana })).state).toBe("booked");
  });

  test("finds her surgeon and room taken, and learns nothing of whom by", async () => {
    const c = await clinic();
    const [ana = "", bea = ""] = c.patients;
    await c.bar(c.otherDesk().actorId, ana);
    const hers = await bookAt(c, { at: "2026-06-16 10:00", patientId: ana });
    const refused = await refusalOf(
      bookAt(c, { at: "2026-06-16 10:00", patientId: bea, desk: c.otherDesk() }),
    );
    expect(refused.reason).toBe("slotTaken");
    const said = JSON.stringify([refused.params, refused.message]);
    expect(said).not.toContain(hers.bookingId);
    expect(said).not.toContain(ana);
  });

  test("with the key of her booking is told that the key is used, and no more", async () => {
    const c = await clinic({ surgeons: 2, consultingRooms: 2 });
    const [ana = "", bea = ""] = c.patients;
    const idempotencyKey = newId();
    const hers = await bookAt(c, { at: "2026-06-16 10:00", patientId: ana, idempotencyKey });
    await c.bar(c.otherDesk().actorId, ana);
    const wish = { at: "2026-06-16 11:00", patientId: bea, idempotencyKey, desk: c.otherDesk() };
    const refused = await refusalOf(bookAt(c, wish));
    expect(refused.reason).toBe("keyUsed");
    expect(JSON.stringify(refused.params)).not.toContain(hers.bookingId);
  });
});

test("only the desk books", async () => {
  const c = await clinic();
  for (const ctx of [c.nurse(), c.surgeon(), c.anaesthetist(), c.manager()]) {
    expect((await refusalOf(bookAt(c, { at: "2026-06-16 10:00", desk: ctx }))).code, ctx.role).toBe(
      "FORBIDDEN",
    );
  }
});

test("past bookings are made by an earlier clock, as the seed does", async () => {
  const c = await clinic();
  const desk = c.desk(c.at("2026-05-04 08:00"));
  const view = await bookAt(c, { at: "2026-05-05 10:00", desk });
  expect(wallOf(c, view.startsAt)).toBe("2026-05-05 10:00");
  expect(await overlaps(c.sql, c.practiceId)).toBe(0);
});
