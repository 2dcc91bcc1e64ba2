import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generalRecovery } from "#server/catalogue/index.ts";
import type { Healing, Line } from "#server/catalogue/template-schemas.ts";
import {
  clearedKinds,
  periodsIn,
  RecoveryContent,
  RecoveryDraft,
  threadKinds,
} from "#server/catalogue/template-schemas.ts";
import { materials, type Stitches, sutureKinds } from "#server/pathway/schemas.ts";
import { asRead } from "#server/recovery/rules/as-read.ts";
import { type Facts, forStitches, healingOn, withDates } from "#server/recovery/rules/healing.ts";
import { INFECTION_DAYS, infectionDay } from "#server/recovery/rules/infection-window.ts";

const day = fc.integer({ min: -60, max: 800 });
const weeks = fc.option(fc.integer({ min: 1, max: 52 }), { nil: null });
const stitches: fc.Arbitrary<Stitches | null> = fc.option(
  fc.record({ kind: fc.constantFrom(...sutureKinds), material: fc.option(fc.constantFrom(...materials)) }),
  { nil: null },
);
const facts: fc.Arbitrary<Facts> = fc.record({
  periods: fc.option(fc.record({ exercise: weeks, abstinence: weeks }), { nil: null }),
  stitches,
  cleared: fc.subarray([...clearedKinds]),
});
const healing: Healing[] = [
  { kind: "shower", day: 2 },
  { kind: "swimming", day: 42 },
  { kind: "exercise" },
  { kind: "intimacy" },
  { kind: "threads" },
];
const stateOf = (given: Facts, kind: Healing["kind"], on: number) =>
  healingOn(healing, given, on).find((one) => one.kind === kind)?.state;
const none: Facts = { periods: null, stitches: null, cleared: [] };

describe("what waits for a clinician", () => {
  test("is never allowed by the calendar alone, on no day", () => {
    fc.assert(
      fc.property(facts, day, fc.constantFrom(...clearedKinds), (given, on, kind) => {
        const cleared = given.cleared.filter((one) => one !== kind);
        expect(stateOf({ ...given, cleared }, kind, on)).not.toBe("now");
      }),
    );
  });

  test("is allowed by a clinician's word from its day on, never before, and is asked for again once that is taken back", () => {
    const periods = { exercise: 3, abstinence: 6 };
    const said = { ...none, periods, cleared: [...clearedKinds] };
    for (const kind of clearedKinds) {
      expect([41, 42].map((on) => stateOf(said, kind, on))).toEqual(["ahead", "now"]);
      expect(stateOf({ ...said, cleared: [] }, kind, 42)).toBe("asks");
    }
  });
});

describe("periods of her surgeon's", () => {
  test("have no default: without them no day is told, whatever the calendar", () => {
    fc.assert(
      fc.property(facts, day, (given, on) => {
        for (const kind of ["exercise", "intimacy"] as const)
          expect(stateOf({ ...given, periods: null }, kind, on)).toBe("unset");
      }),
    );
  });

  test("begin on the day that they end on, in whole weeks", () => {
    const given = { ...none, periods: { exercise: 3, abstinence: null } };
    expect([20, 21, 400].map((on) => stateOf(given, "exercise", on))).toEqual(["ahead", "now", "now"]);
  });

  test("stand in a text as the date at which they are over, and as they were named where they are not set", () => {
    const operatedOn = Temporal.PlainDate.from("2026-06-16");
    const say = (text: string) => withDates(text, { exercise: 4, abstinence: null }, operatedOn);
    expect(say("No sport before {exercise}; {exercise}.")).toBe(
      "No sport before {2026-07-14}; {2026-07-14}.",
    );
    expect(say("Not before {abstinence}")).toBe("Not before {abstinence}");
  });
});

test("nothing that is allowed on a day is forbidden on a later one", () => {
  fc.assert(
    fc.property(facts, day, fc.integer({ min: 0, max: 300 }), (given, on, later) => {
      const then = new Map(healingOn(healing, given, on + later).map((one) => [one.kind, one.state]));
      for (const { kind, state } of healingOn(healing, given, on))
        if (state === "now") expect(then.get(kind)).toBe("now");
    }),
  );
});

describe("threads", () => {
  test.each([
    ["vicrylRapide", 42, 42],
    ["vicryl", 56, 70],
    ["monocryl", 91, 119],
  ] as const)("of %s are gone after day %i to %i (docs/domain.md)", (material, from, to) => {
    const given: Facts = { ...none, stitches: { kind: "absorbable", material } };
    const [threads] = healingOn([{ kind: "threads" }], given, 10);
    expect(threads).toEqual({ kind: "threads", from, to, state: "ahead", waits: false });
    expect([to, to + 1].map((on) => stateOf(given, "threads", on))).toEqual(["ahead", "now"]);
  });

  test("to be taken out never go by themselves; of those that nobody named no day is told; without any there is nothing to say", () => {
    fc.assert(
      fc.property(day, (on) => {
        const of = (made: Stitches | null) => stateOf({ ...none, stitches: made }, "threads", on);
        expect(of({ kind: "removal", material: null })).toBe("removal");
        expect(of({ kind: "absorbable", material: null })).toBe("dissolve");
        expect([of({ kind: "none", material: null }), of(null)]).toEqual([undefined, undefined]);
      }),
    );
  });

  test("of one kind are never read about by who has another, and what is about none is read by all", () => {
    const lines: Line[] = [
      { text: "Rest", intimate: false },
      ...threadKinds.map((threads) => ({ text: threads, intimate: false, threads })),
    ];
    fc.assert(
      fc.property(stitches, (made) => {
        const read = forStitches(lines, made).map(({ text }) => text);
        expect(read).toEqual(["Rest", ...threadKinds.filter((kind) => kind === made?.kind)]);
      }),
    );
  });
});

test("the infection window counts the operation's own day as its first of thirty, beside the plan's day 0", () => {
  expect([-1, 0, 1, 28, 29, 30].map(infectionDay)).toEqual([null, 1, 2, 29, 30, null]);
  fc.assert(
    fc.property(day, (on) => {
      const counted = infectionDay(on);
      expect(counted === null || (counted === on + 1 && counted >= 1 && counted <= INFECTION_DAYS)).toBe(
        true,
      );
    }),
  );
});

describe("the text", () => {
  test("needs the periods that its lines name and those that its milestones follow from, and no other", () => {
    const bare = { ...generalRecovery(), healing: [] };
    expect(periodsIn(bare)).toEqual(["exercise"]);
    const plain = RecoveryContent.parse(JSON.parse(JSON.stringify(bare).replaceAll("{exercise}", "then")));
    expect(periodsIn(plain)).toEqual([]);
    expect(periodsIn({ ...plain, healing })).toEqual(["exercise", "abstinence"]);
    expect(periodsIn({ ...plain, callUs: ["you bleed after {abstinence}"] })).toEqual(["abstinence"]);
  });

  test("names no place that nothing fills, and each milestone once; what was approved before is read all the same", () => {
    const wrong = { ...generalRecovery(), bring: ["{weeks} of it"] };
    expect(RecoveryDraft.safeParse(wrong).error?.issues[0]?.message).toBe("unknownPlace");
    expect(RecoveryContent.safeParse(wrong).success).toBe(true);
    const twice = { ...generalRecovery(), healing: [{ kind: "exercise" }, { kind: "exercise" }] };
    expect(RecoveryContent.safeParse(twice).error?.issues[0]?.message).toBe("healingOnce");
    const { healing: _, ...old } = generalRecovery();
    expect(RecoveryContent.parse(old).healing).toEqual([]);
  });

  test("is read with every date in its place, and no line of other stitches", () => {
    fc.assert(
      fc.property(stitches, fc.integer({ min: 1, max: 52 }), (made, exercise) => {
        const given = { ...none, stitches: made, periods: { exercise, abstinence: null } };
        const read = asRead(generalRecovery(), given, Temporal.PlainDate.from("2026-06-16"));
        expect(JSON.stringify(read.days)).not.toContain("{exercise}");
        const lines = read.days.flatMap((one) => [...one.do, ...one.dont, ...one.normal]);
        expect(lines.filter(({ threads }) => threads && threads !== made?.kind)).toEqual([]);
      }),
    );
  });
});
