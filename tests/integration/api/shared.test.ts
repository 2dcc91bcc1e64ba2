import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPin } from "#server/identity/index.ts";
import type { TapAs } from "#server/identity/pin-schemas.ts";
import { closePools, type StaffRole, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { asStaff, Rows } from "#tests/support/scene.ts";
import { ask, procedures } from "./ask.ts";
import { contentsOf } from "./contents-of.ts";
import { matrix } from "./matrix.ts";
import { type Stage, stagedDatabase } from "./stage.ts";
import { actorOf } from "./viewers.ts";

/** What is tapped on the day; whatever else writes is refused on a shared device, also what comes later. */
const taps = [
  "cases.padss",
  "cases.reviewEmergency",
  "cases.sendSpecimen",
  "cases.specimen",
  "cases.startEmergency",
  "cases.sutures",
  "day.correct",
  "day.take",
  "day.cancel",
  "day.undo",
];
const writes = procedures.filter(
  ([path, { _def }]) => _def.type !== "query" && matrix[path]?.as !== "patient",
);

type Clinical = TapAs["role"];
type Person = keyof Stage["here"]["people"];
const PIN = "493817";

let staged: TestDatabase;
let stage: Stage;
let copy: TestDatabase;
let rows: Rows;

beforeAll(async () => {
  ({ database: staged, stage } = await stagedDatabase());
  const { practiceId, people } = stage.here;
  const owner = new Rows(staged.superUrl);
  for (const [scene, who] of [
    ...(["nurse", "surgeon", "anaesthetist", "barredNurse", "otherNurse"] as const).map(
      (who) => [stage.here, who] as const,
    ),
    [stage.there, "nurse"] as const,
  ]) {
    const staffId = scene.people[who];
    await owner.add([
      "staff_pin",
      {
        practice_id: scene.practiceId,
        staff_id: staffId,
        pin_hash: await hashPin(scene.practiceId, staffId, PIN),
        tries_left: 5,
        set_at: "2026-06-01T08:00:00Z",
      },
    ]);
  }
  await owner.add(["staff_role", { practice_id: practiceId, staff_id: people.surgeon, role: "desk" }]);
  await owner.end();
});
beforeEach(async () => {
  copy = await createTestDatabase(staged.name);
  await usePools(copy.viewerUrl, 2);
  rows = new Rows(copy.superUrl);
});
afterEach(async () => {
  await rows.end();
  await closePools();
  await copy.drop();
});
afterAll(() => staged.drop());

const holder = (role: Exclude<StaffRole, "manager"> = "nurse") =>
  asStaff(stage.here.practiceId, stage.here.people[role], role);
const by = (who: Person, more: Partial<TapAs> = {}): TapAs => ({
  staffId: stage.here.people[who],
  role: who.replace(/barred|other/, "").toLowerCase() as Clinical,
  pin: PIN,
  ...more,
});
const arrives = (as?: TapAs) => ({ bookingId: stage.here.bookings.consultation, step: "arrived", as });
const takes = (as?: TapAs) => ask("day.take", holder(), arrives(as), true);
const steps = () => rows.sql<{ step: string; recorded_by: string }[]>`select step, recorded_by from day_step`;
const audited = (action: string) =>
  rows.sql<{ actor_id: string; role: string }[]>`
    select actor_id, role from audit_event where action = ${action}`;

test("the walk sees what is tapped, and far more that writes", () => {
  expect(writes.map(([path]) => path)).toEqual(expect.arrayContaining(taps));
  expect(writes.length).toBeGreaterThan(taps.length * 3);
});

describe("on a shared device without a PIN", () => {
  test.each(writes)("%s is refused, and writes nothing", async (path) => {
    const row = matrix[path];
    if (!row) throw new Error(`${path} has no row in the matrix`);
    const actor = actorOf(row.as as StaffRole, row.as, stage);
    const before = await contentsOf(rows.sql);
    const { answer, said } = await ask(path, actor, row.input(stage), true);
    const asked = taps.includes(path);
    expect(answer).toBe(asked ? "PRECONDITION_FAILED" : "FORBIDDEN");
    expect(said).toContain(asked ? '"whoTaps"' : '"sharedDevice"');
    expect(await contentsOf(rows.sql)).toEqual(before);
  });

  test.each(procedures.filter(([, { _def }]) => _def.type === "query"))(
    "%s reads as it does for who signed in",
    async (path) => {
      const row = matrix[path];
      if (!row || row.as === "patient") return;
      const answers = (shared: boolean) =>
        ask(path, actorOf(row.as as StaffRole, row.as, stage), row.input(stage), shared);
      expect((await answers(true)).answer).toBe((await answers(false)).answer);
    },
  );
});

describe("on a shared device, with the PIN of who taps", () => {
  test("a step is recorded and audited as hers, and no word of the one who signed in", async () => {
    const { people } = stage.here;
    expect((await takes(by("surgeon"))).answer).toBe("ok");
    expect(await steps()).toEqual([{ step: "arrived", recorded_by: people.surgeon }]);
    expect(await audited("day.step")).toEqual([{ actor_id: people.surgeon, role: "surgeon" }]);
    const correct = { ...arrives(by("barredNurse")), at: "2026-06-16T06:50:00Z" };
    expect((await ask("day.correct", holder(), correct, true)).answer, "nor for whom she barred").toBe(
      "NOT_FOUND",
    );
    expect((await ask("day.correct", holder("surgeon"), { ...correct, as: by("nurse") }, true)).answer).toBe(
      "ok",
    );
    expect(await steps()).toEqual([{ step: "arrived", recorded_by: people.nurse }]);
    expect((await ask("day.undo", holder(), arrives(by("surgeon")), true)).answer).toBe("ok");
    expect(await audited("day.step-taken-back")).toEqual([{ actor_id: people.surgeon, role: "surgeon" }]);
  });

  test.each(taps.filter((path) => path.startsWith("cases.")))(
    "%s goes as far as it does for the tapper on her own device",
    async (path) => {
      const row = matrix[path];
      const input = Object(row?.input(stage));
      const own = await ask(path, holder("surgeon"), input);
      await closePools();
      const again = await createTestDatabase(staged.name);
      await usePools(again.viewerUrl, 2);
      const shared = await ask(path, holder("nurse"), { ...input, as: by("surgeon") }, true);
      expect(shared.answer).toBe(own.answer);
      await closePools();
      await again.drop();
    },
  );

  test("what is written is written with her role's rights and not those of who signed in", async () => {
    const { caseId } = stage.cases.booked;
    const { offers, people } = stage.here;
    const made = (as: TapAs, kind: string, review: object | null = null) => ({ caseId, kind, review, as });
    const sutures = (
      who: "nurse" | "surgeon",
      as: TapAs,
      kind = "absorbable",
      review: object | null = null,
    ) => ask("cases.sutures", holder(who), made(as, kind, review), true);
    expect((await sutures("nurse", by("surgeon"))).answer).toBe("ok");
    const review = { variantId: offers.talk, notBefore: "2026-06-26" };
    // A review is the surgeon's to ask for: not the nurse's, though the surgeon signed in here.
    expect((await sutures("surgeon", by("nurse"), "removal", review)).answer).toBe("FORBIDDEN");
    expect((await sutures("nurse", by("surgeon"), "removal", review)).said).toContain('"noReview"');
    // Who does not treat her learns nothing, whoever signed in.
    expect((await sutures("nurse", by("anaesthetist"))).answer).toBe("NOT_FOUND");
    expect((await sutures("nurse", by("barredNurse"))).answer).toBe("NOT_FOUND");
    expect((await audited("case.recorded")).map(({ actor_id }) => actor_id)).toEqual([people.surgeon]);
  });

  test("an emergency bears her name, and a second person is somebody else than she", async () => {
    const { caseId } = stage.cases.booked;
    const started = { caseId, reason: "She bleeds", theatreId: null, as: by("surgeon") };
    expect((await ask("cases.startEmergency", holder(), started, true)).answer).toBe("ok");
    const { said } = await ask("day.list", holder(), undefined, true);
    expect(JSON.parse(said).emergencies).toMatchObject([{ reason: "She bleeds", byName: "Dr surgeon" }]);
    const reviews = (as: TapAs) =>
      ask("cases.reviewEmergency", holder("surgeon"), { caseId, words: "Right", as }, true);
    expect((await reviews(by("surgeon"))).said).toContain('"reviewOther"');
    expect((await reviews(by("nurse"))).answer).toBe("ok");
  });

  test("the wrong one, somebody else's, a role that she has not, and who has left tap nothing", async () => {
    const { people } = stage.here;
    const there = { staffId: stage.there.people.nurse, role: "nurse", pin: PIN } as const;
    for (const [as, reason] of [
      [by("surgeon", { pin: "6174" }), "wrongPin"],
      [by("surgeon", { pin: "49381" }), "wrongPin"],
      [by("surgeon", { role: "anaesthetist" }), "unknownTapper"],
      [by("surgeon", { staffId: people.desk }), "unknownTapper"],
      [by("otherNurse"), "unknownTapper"], // deactivated
      [there, "unknownTapper"],
    ] as const) {
      const { answer, said } = await takes(as);
      expect(answer).toBe("BAD_REQUEST");
      expect(said).toContain(`"${reason}"`);
    }
    for (const wrong of ["desk", "manager"])
      expect((await takes({ ...by("surgeon"), role: wrong as Clinical })).answer).toBe("BAD_REQUEST");
    expect(await steps()).toEqual([]);
    expect((await takes(by("surgeon"))).answer).toBe("ok");
  });

  test("a PIN stands in no answer and in no line of the audit, right or wrong", async () => {
    const said = [
      await takes(by("surgeon", { pin: "617493" })),
      await takes(by("surgeon", { pin: "6174935" })),
      await takes(by("nurse")),
    ].map((one) => one.said);
    const lines = await rows.sql<{ line: string }[]>`
      select concat_ws(' ', action, role, subject_kind, fields::text, request_id) as line from audit_event`;
    for (const line of [...said, ...lines.map(({ line }) => line)]) expect(line).not.toMatch(/493817|617493/);
  });
});

test("on a device that is not shared, a tap with somebody's PIN is refused and costs no try", async () => {
  const { answer, said } = await ask("day.take", holder(), arrives(by("surgeon", { pin: "6174" })));
  expect([answer, said.includes('"notShared"')]).toEqual(["CONFLICT", true]);
  expect(await steps()).toEqual([]);
  const [pin] =
    await rows.sql`select tries_left from staff_pin where staff_id = ${stage.here.people.surgeon}`;
  expect(pin?.tries_left).toBe(5);
});
