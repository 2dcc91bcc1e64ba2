import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closePools, newId, type StaffCtx, type Tx, transact, usePools } from "#server/kernel/index.ts";
import { rememberTreated } from "#server/pathway/remember-treated.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { addBooking, asStaff, playScene, Rows, type Scene } from "#tests/support/scene.ts";

let database: TestDatabase;
let rows: Rows;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl);
  rows = new Rows(database.superUrl);
  scene = await playScene(rows);
});
afterAll(async () => {
  await rows.end();
  await closePools();
  await database.drop();
});

const as = (who: keyof Scene["people"], role: StaffCtx["role"], now?: string) =>
  asStaff(scene.practiceId, scene.people[who], role, now ? Temporal.Instant.from(now) : undefined);

async function treats(ctx: StaffCtx): Promise<string[]> {
  const found = await transact(ctx, (tx) => tx.sql<{ id: string }[]>`select treated_patients() as id`);
  const names = new Map(Object.entries(scene.patients).map(([name, id]) => [id, name]));
  return found.map(({ id }) => names.get(id) ?? id).sort();
}

test("a surgeon treats those who came or will come to her", async () => {
  expect(await treats(as("surgeon", "surgeon"))).toEqual(["ana", "bea"]);
  expect(await treats(as("otherSurgeon", "surgeon"))).toEqual([]);
});

test("a surgeon who works as something else treats nobody as a surgeon", async () => {
  expect(await treats(as("surgeon", "anaesthetist"))).toEqual([]);
  expect(await treats(as("surgeon", "nurse"))).toEqual([]);
});

test("an anaesthetist treats those whose booking holds him", async () => {
  expect(await treats(as("anaesthetist", "anaesthetist"))).toEqual([]);
  const startsAt = "2026-07-01T08:00:00Z";
  const holds = [scene.held.anaesthetist, scene.places.theatre];
  const bookingId = await addBooking(rows, scene, {
    patientId: scene.patients.bea,
    kind: "day_case",
    startsAt,
    holds,
  });
  expect(await treats(as("anaesthetist", "anaesthetist"))).toEqual(["bea"]);
  await rows.sql.begin(async (sql) => {
    await sql`update claim set active = false where booking_id = ${bookingId}`;
    await sql`update booking set state = 'cancelled' where booking_id = ${bookingId}`;
  });
  expect(await treats(as("anaesthetist", "anaesthetist"))).toEqual([]);
});

test("today's nurse of the site treats today's patients, and nobody the day after", async () => {
  expect(await treats(as("nurse", "nurse"))).toEqual(["ana", "bea"]);
  expect(await treats(as("nurse", "nurse", "2026-06-17T08:00:00Z"))).toEqual([]);
});

test("the nurse's day is the site's: it begins and ends at midnight in Paris, not in UTC", async () => {
  expect(await treats(as("nurse", "nurse", "2026-06-15T21:59:59Z"))).toEqual([]);
  expect(await treats(as("nurse", "nurse", "2026-06-15T22:00:00Z"))).toEqual(["ana", "bea"]);
  expect(await treats(as("nurse", "nurse", "2026-06-16T21:59:59Z"))).toEqual(["ana", "bea"]);
  expect(await treats(as("nurse", "nurse", "2026-06-16T22:00:00Z"))).toEqual([]);
});

test("a nurse who does not work that day at that site treats nobody there", async () => {
  expect(await treats(as("otherNurse", "nurse"))).toEqual([]);
});

describe("today's nurse of the site", () => {
  const exception = async (from: string, to: string, more: Record<string, unknown> = {}) => {
    const row = { practice_id: scene.practiceId, closure_id: newId(), site_id: scene.places.site };
    const own = { kind: "closure", reason: "other", resource_id: scene.held.nurse, ...more };
    await rows.add(["closure", { ...row, ...own, starts_at: from, ends_at: to, created_at: from }]);
  };
  afterEach(() => rows.sql`delete from closure where practice_id = ${scene.practiceId}`);
  const nurse = (now?: string) => treats(as("nurse", "nurse", now));
  const everybody = ["ana", "bea"];

  test("is not she who is away that day, wherever she was to work, until that is lifted", async () => {
    await exception("2026-06-15T22:00:00Z", "2026-06-16T22:00:00Z", { site_id: null });
    expect(await nurse()).toEqual([]);
    await rows.sql`update closure set lifted_at = starts_at where practice_id = ${scene.practiceId}`;
    expect(await nurse()).toEqual(everybody);
  });

  test("who goes home ill treats nobody from then on, not after her hours either", async () => {
    await exception("2026-06-16T09:00:00Z", "2026-06-16T22:00:00Z", { reason: "ill" });
    expect(await nurse("2026-06-16T08:59:59Z")).toEqual(everybody);
    for (const at of ["2026-06-16T09:00:00Z", "2026-06-16T15:00:00Z", "2026-06-16T21:00:00Z"])
      expect(await nurse(at), at).toEqual([]);
  });

  test("who is away for an hour is there all the same, and after her hours too", async () => {
    await exception("2026-06-16T07:30:00Z", "2026-06-16T08:30:00Z");
    for (const at of ["2026-06-16T08:00:00Z", "2026-06-16T20:00:00Z"])
      expect(await nurse(at), at).toEqual(everybody);
  });

  test("has an end where two closures together take the rest of her day", async () => {
    await exception("2026-06-16T07:30:00Z", "2026-06-16T12:00:00Z");
    await exception("2026-06-16T12:00:00Z", "2026-06-16T17:00:00Z");
    expect(await nurse("2026-06-16T07:00:00Z")).toEqual(everybody);
    expect(await nurse()).toEqual([]);
  });

  test("is nobody where the whole site is closed, and still is where another nurse or site is", async () => {
    await exception("2026-06-15T22:00:00Z", "2026-06-16T22:00:00Z", { resource_id: scene.held.barredNurse });
    expect(await nurse()).toEqual(everybody);
    await exception("2026-06-15T22:00:00Z", "2026-06-16T22:00:00Z", { resource_id: null });
    expect(await nurse()).toEqual([]);
  });

  test("is also she who comes for once, on that day alone", async () => {
    const opening = { kind: "opening", reason: "extra", resource_id: scene.held.otherNurse };
    await exception("2026-06-16T06:00:00Z", "2026-06-16T10:00:00Z", opening);
    expect(await treats(as("otherNurse", "nurse"))).toEqual(everybody);
    expect(await treats(as("otherNurse", "nurse", "2026-06-17T08:00:00Z"))).toEqual([]);
    await exception("2026-06-16T06:00:00Z", "2026-06-16T10:00:00Z", { resource_id: scene.held.otherNurse });
    expect(await treats(as("otherNurse", "nurse"))).toEqual([]);
  });

  test("is whoever works there when the whole site opens for once, and not who never does", async () => {
    const saturday = "2026-06-20T08:00:00Z";
    const opening = { kind: "opening", reason: "extra", resource_id: null };
    await exception("2026-06-20T06:00:00Z", "2026-06-20T16:00:00Z", opening);
    const { bea } = scene.patients;
    await addBooking(rows, scene, { patientId: bea, startsAt: saturday, holds: [scene.places.theatre] });
    expect(await nurse(saturday)).toEqual(["bea"]);
    expect(await treats(as("otherNurse", "nurse", saturday))).toEqual([]);
  });

  test("is not she whose time is booked no more", async () => {
    await rows.sql`update resource set active = false where resource_id = ${scene.held.nurse}`;
    expect(await nurse()).toEqual([]);
    await rows.sql`update resource set active = true where resource_id = ${scene.held.nurse}`;
  });
});

test("hours that are over or have not begun make nobody a nurse of today", async () => {
  const own = {
    practice_id: scene.practiceId,
    resource_id: scene.held.otherNurse,
    site_id: scene.places.site,
  };
  const hours = { ...own, weekday: 2, opens_minute: 480, closes_minute: 1080 };
  await rows.add([
    "hours",
    { ...hours, hours_id: newId(), valid_from: "2026-01-01", valid_to: "2026-06-15" },
    { ...hours, hours_id: newId(), valid_from: "2026-06-17", valid_to: null },
  ]);
  expect(await treats(as("otherNurse", "nurse"))).toEqual([]);
});

test("a nurse assigned to a patient treats her on any day", async () => {
  const holds = [scene.held.otherNurse, scene.places.bay];
  await addBooking(rows, scene, {
    patientId: scene.patients.bea,
    kind: "day_case",
    startsAt: "2026-07-02T08:00:00Z",
    holds,
  });
  expect(await treats(as("otherNurse", "nurse"))).toEqual(["bea"]);
});

test("a bar goes before everything: today's nurse and her surgeon no longer treat her", async () => {
  expect(await treats(as("barredNurse", "nurse"))).toEqual(["bea"]);
  const bar = {
    practice_id: scene.practiceId,
    patient_id: scene.patients.ana,
    staff_id: scene.people.surgeon,
  };
  await rows.add(["staff_bar", { ...bar, set_at: "2026-06-01T08:00:00Z" }]);
  expect(await treats(as("surgeon", "surgeon"))).toEqual(["bea"]);
  await rows.sql`delete from staff_bar where staff_id = ${scene.people.surgeon}`;
  expect(await treats(as("surgeon", "surgeon"))).toEqual(["ana", "bea"]);
});

test("the same person asked for by another practice is nobody's", async () => {
  expect(await treats(asStaff(newId(), scene.people.surgeon, "surgeon"))).toEqual([]);
});

test("the desk, managers and patients may not even ask who is treated", async () => {
  await expect(treats(as("desk", "desk"))).rejects.toThrow(/permission denied/);
  await expect(treats(as("manager", "manager"))).rejects.toThrow(/permission denied/);
});

describe("what a transaction remembers", () => {
  const asked = async ({ sql }: Tx) =>
    (await sql<{ id: string }[]>`select treated_patients() as id order by 1`).map(({ id }) => id);
  const kept = async ({ sql }: Tx) =>
    (await sql<{ kept: string }[]>`select current_setting('app.treated', true) as kept`)[0]?.kept ?? "";
  const keep = ({ sql }: Tx, text: string) => sql`select set_config('app.treated', ${text}, true)`;

  test("is whom she treats, asked once, and goes with the transaction", async () => {
    const [ctx, { ana }] = [as("surgeon", "surgeon"), scene.patients];
    const bar = { practice_id: scene.practiceId, patient_id: ana, staff_id: scene.people.surgeon };
    const before = await transact(ctx, async (tx) => {
      const found = await asked(tx);
      await rememberTreated(tx);
      expect(await asked(tx)).toEqual(found);
      await rows.add(["staff_bar", { ...bar, set_at: "2026-06-01T08:00:00Z" }]);
      expect(await asked(tx)).toEqual(found);
      await rememberTreated(tx);
      expect(await asked(tx)).toEqual(found.filter((id) => id !== ana));
      return found;
    });
    expect(before).toContain(ana);
    expect(await transact(ctx, kept)).toBe("");
    expect(await transact(ctx, asked)).not.toContain(ana);
    await rows.sql`delete from staff_bar where staff_id = ${scene.people.surgeon}`;
  });

  test("counts for nothing once a viewer has written to it, or has made it itself", async () => {
    const stranger = newId();
    const theirs = await transact(as("surgeon", "surgeon"), async (tx) => {
      await rememberTreated(tx);
      return kept(tx);
    });
    await transact(as("nurse", "nurse"), async (tx) => {
      const found = await asked(tx);
      await rememberTreated(tx);
      const own = await kept(tx);
      const forged = [
        own.replace("}", `,${stranger}}`),
        `{${stranger}}`,
        `${"0".repeat(64)}{${stranger}}`,
        theirs,
        "x",
      ];
      for (const text of forged) {
        await keep(tx, text);
        expect(await asked(tx)).toEqual(found);
      }
    });
  });

  test("serves no other actor and no other transaction", async () => {
    const ctx = as("surgeon", "surgeon");
    const own = await transact(ctx, async (tx) => {
      await rememberTreated(tx);
      const text = await kept(tx);
      await tx.sql`select set_config('app.actor', ${scene.people.otherSurgeon}, true)`;
      expect(await asked(tx)).toEqual([]);
      return text;
    });
    const { ana } = scene.patients;
    const bar = { practice_id: scene.practiceId, patient_id: ana, staff_id: scene.people.surgeon };
    await rows.add(["staff_bar", { ...bar, set_at: "2026-06-01T08:00:00Z" }]);
    await transact(ctx, async (tx) => {
      await keep(tx, own);
      expect(await asked(tx)).not.toContain(ana);
    });
    await rows.sql`delete from staff_bar where staff_id = ${scene.people.surgeon}`;
  });

  test("can be sealed by no viewer", async () => {
    const sealing = transact(as("nurse", "nurse"), ({ sql }) => sql`select treated_seal('{}')`);
    await expect(sealing).rejects.toThrow(/permission denied/);
    const reading = transact(as("nurse", "nurse"), ({ sql }) => sql`select from treated_secret`);
    await expect(reading).rejects.toThrow(/permission denied/);
    await expect(transact(as("desk", "desk"), rememberTreated)).rejects.toThrow(/permission denied/);
  });
});
