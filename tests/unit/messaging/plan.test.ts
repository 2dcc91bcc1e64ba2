import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plan } from "#server/messaging/rules/plan.ts";
import { isSafe } from "#server/messaging/rules/safe-hours.ts";
import {
  occasionOf,
  type Planned,
  type State,
  USUAL_CHOICE,
  type Visit,
} from "#server/messaging/rules/state.ts";

const at = (text: string): number => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const paris = (text: string): number => at(`${text}[Europe/Paris]`);
const shown = (ms: number, zone = "Europe/Paris"): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16);

const reach = { channel: "sms", zone: "Europe/Paris", from: 480, to: 1200, weekdays: [] } as const;
const visit: Visit = {
  bookingId: "b",
  state: "booked",
  version: 1,
  startsAt: paris("2026-06-16T09:00"),
  arrivesAt: paris("2026-06-16T08:10"),
  zone: "Europe/Paris",
  since: paris("2026-05-20T11:00"),
  isOperation: true,
  fasts: true,
  asked: [1, 2, 3, 7, 14],
  answered: [],
};
const state = (more: Partial<State> = {}, hers: Partial<Visit> = {}): State => ({
  reach,
  choice: { ...USUAL_CHOICE, weeklyMost: 14 },
  left: [],
  ...more,
  visits: more.visits ?? [{ ...visit, ...hers }],
});
const EARLY = paris("2026-05-20T11:00");
const lines = (all: readonly Planned[], zone?: string) =>
  all.map(
    (one) => `${shown(one.dueAt, zone)} ${one.rule} ${one.occasion}${one.skipped ? ` (${one.skipped})` : ""}`,
  );

test("an operation is told of, prepared for, and followed, each in its hour on her clock", () => {
  expect(lines(plan(state(), EARLY))).toEqual([
    "2026-05-20T11:00 booked 0",
    "2026-06-02T10:00 prepare 14",
    "2026-06-09T10:00 prepare 7",
    "2026-06-13T10:00 prepare 3",
    "2026-06-15T17:00 arrival 1",
    "2026-06-15T19:00 fasting 0",
    "2026-06-17T10:00 checkIn 1",
    "2026-06-18T10:00 checkIn 2",
    "2026-06-19T10:00 checkIn 3",
    "2026-06-23T10:00 checkIn 7",
    "2026-06-30T10:00 checkIn 14",
  ]);
});

test("before she has picked a channel, and after STOP, there is none", () => {
  expect(plan(state({ reach: null }), EARLY)).toEqual([]);
  expect(plan(state({ choice: { ...USUAL_CHOICE, isStopped: true } }), EARLY)).toEqual([]);
});

test("17. rescheduled: what she was told of the earlier time is replaced by one message with the new", () => {
  const left = [
    { bookingId: "b", version: 1, rule: "booked", occasion: 0, channel: "sms", at: EARLY },
  ] as const;
  const since = paris("2026-05-25T12:00");
  const moved = plan(
    state(
      { left },
      { version: 2, since, startsAt: paris("2026-06-18T09:00"), arrivesAt: paris("2026-06-18T08:10") },
    ),
    since,
  );
  expect(lines(moved).slice(0, 2)).toEqual(["2026-05-25T12:00 moved 0", "2026-06-04T10:00 prepare 14"]);
  expect(moved.filter(({ rule }) => rule === "moved" || rule === "booked")).toHaveLength(1);
});

test("who was told of nothing yet is told of a moved visit as of a new one", () => {
  const [first] = plan(state({}, { version: 51, since: EARLY }), EARLY);
  expect(first?.rule).toBe("booked");
});

test("17. called off: nothing of it is left but that it is off, to who knew of it", () => {
  const left = [
    { bookingId: "b", version: 1, rule: "booked", occasion: 0, channel: "sms", at: EARLY },
  ] as const;
  const off = { state: "cancelled", version: 2, since: paris("2026-06-01T09:30") } as const;
  expect(lines(plan(state({ left }, off), off.since))).toEqual(["2026-06-01T09:30 cancelled 0"]);
  expect(plan(state({}, off), off.since)).toEqual([]);
});

test("18. booked 36 hours ahead: what would have been due earlier is skipped with its reason, what she must know goes at once", () => {
  const since = paris("2026-06-14T21:00");
  expect(lines(plan(state({}, { since }), since)).slice(0, 7)).toEqual([
    "2026-06-02T10:00 prepare 14 (bornLate)",
    "2026-06-09T10:00 prepare 7 (bornLate)",
    "2026-06-13T10:00 prepare 3 (bornLate)",
    "2026-06-15T08:00 booked 0",
    "2026-06-15T17:00 arrival 1",
    "2026-06-15T19:00 fasting 0",
    "2026-06-17T10:00 checkIn 1",
  ]);
});

test("23. over a clock change the morning's message keeps its hour on the wall, and what she may eat counts elapsed hours", () => {
  // In Paris the clocks go back on 25 October 2026 at three.
  const later = {
    startsAt: paris("2026-10-25T10:00"),
    arrivesAt: paris("2026-10-25T09:10"),
    since: paris("2026-09-20T10:00"),
  };
  const all = plan(state({}, later), later.since);
  const due = (rule: string, occasion: number) =>
    all.find((one) => one.rule === rule && one.occasion === occasion)?.dueAt ?? Number.NaN;
  expect([due("prepare", 3), due("checkIn", 1)].map((ms) => shown(ms).slice(11))).toEqual(["10:00", "10:00"]);
  const fasting = all.find(({ rule }) => rule === "fasting");
  expect(shown(fasting?.until ?? 0)).toBe("2026-10-25T02:00"); // the second of two
  expect(later.startsAt - (fasting?.until ?? 0)).toBe(8 * 3_600_000);
});

test("she lives on another clock than the site's: her hours are hers, the visit's day is the site's", () => {
  const auckland = { ...reach, zone: "Pacific/Auckland" };
  expect(lines(plan(state({ reach: auckland }), EARLY), "Pacific/Auckland").slice(0, 2)).toEqual([
    "2026-05-21T08:00 booked 0",
    "2026-06-02T10:00 prepare 14",
  ]);
});

describe("what she has chosen", () => {
  const wanted = (choice: Partial<State["choice"]>, hers: Partial<Visit> = {}) =>
    lines(plan(state({ choice: { ...USUAL_CHOICE, weeklyMost: 14, ...choice } }, hers), EARLY)).map((line) =>
      line.slice(17),
    );

  test("no visits, no preparation, no questions: nothing", () => {
    expect(wanted({ visits: false, prepare: false, recovery: "none" })).toEqual([]);
  });
  test("fewer questions: the first days' turns", () => {
    expect(wanted({ visits: false, prepare: false, recovery: "fewer" })).toEqual([
      "checkIn 1",
      "checkIn 3",
      "checkIn 7",
      "checkIn 14",
    ]);
  });
  test("a second, gentle one only where nothing else asks her the next day", () => {
    expect(wanted({ visits: false, prepare: false, asksAgain: true })).toEqual([
      "checkIn 1",
      "checkIn 2",
      "checkIn 3",
      "noAnswer 3",
      "checkIn 7",
      "noAnswer 7",
      "checkIn 14",
      "noAnswer 14",
    ]);
  });
  test("what she has answered for is not asked again", () => {
    expect(wanted({ visits: false, prepare: false, asksAgain: true }, { answered: [1, 3, 7] })).toEqual([
      "checkIn 2",
      "checkIn 14",
      "noAnswer 14",
    ]);
  });
  test("no more than so many within seven days, the facts of a visit counted and never left out", () => {
    expect(lines(plan(state({ choice: { ...USUAL_CHOICE, weeklyMost: 4 } }), EARLY)).slice(3)).toEqual([
      "2026-06-13T10:00 prepare 3",
      "2026-06-15T17:00 arrival 1",
      "2026-06-15T19:00 fasting 0",
      "2026-06-17T10:00 checkIn 1",
      "2026-06-18T10:00 checkIn 2 (weeklyMost)",
      "2026-06-19T10:00 checkIn 3 (weeklyMost)",
      "2026-06-23T10:00 checkIn 7",
      "2026-06-30T10:00 checkIn 14",
    ]);
  });
});

test("six weeks later in one step, all that was for days gone by is too late, and says so", () => {
  const late = plan(state(), paris("2026-06-24T10:00"));
  expect(late.filter(({ skipped }) => !skipped).map(({ rule, occasion }) => `${rule} ${occasion}`)).toEqual([
    "checkIn 14",
  ]);
  expect(new Set(late.flatMap(({ skipped }) => skipped ?? []))).toEqual(new Set(["tooLate"]));
});

test("at night it waits for the morning, where that is soon enough", () => {
  const night = paris("2026-06-17T22:30");
  const one = plan(state(), night).find(({ rule, occasion }) => rule === "checkIn" && occasion === 1);
  expect(one).toMatchObject({ skipped: "noSafeHour" });
  const soon = plan(state({}, { since: paris("2026-05-20T23:00") }), paris("2026-05-20T23:00"))[0];
  expect(soon && shown(soon.dueAt)).toBe("2026-05-21T08:00");
});

const zones = [
  "Europe/Paris",
  "Europe/London",
  "Pacific/Auckland",
  "America/St_Johns",
  "Africa/Cairo",
  "UTC",
];
const hour = 3_600_000;
const start = Date.parse("2026-01-01T00:00Z");
const instant = fc.integer({ min: 0, max: 370 * 24 * 12 }).map((fifths) => start + fifths * 300_000);
const states: fc.Arbitrary<State> = fc.record({
  reach: fc.record({
    channel: fc.constantFrom("sms" as const, "email" as const),
    zone: fc.constantFrom(...zones),
    from: fc.integer({ min: 0, max: 1380 }),
    to: fc.constant(1440),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }),
  }),
  choice: fc.record({
    visits: fc.boolean(),
    prepare: fc.boolean(),
    recovery: fc.constantFrom("all" as const, "fewer" as const, "none" as const),
    asksAgain: fc.boolean(),
    links: fc.boolean(),
    weeklyMost: fc.integer({ min: 1, max: 14 }),
    isStopped: fc.constant(false),
  }),
  visits: fc
    .array(
      fc.record({
        bookingId: fc.uuid(),
        state: fc.constantFrom(
          "booked" as const,
          "booked" as const,
          "cancelled" as const,
          "no_show" as const,
        ),
        version: fc.integer({ min: 1, max: 3 }),
        startsAt: instant,
        arrivesAt: fc.constant(0),
        zone: fc.constantFrom(...zones),
        since: instant,
        isOperation: fc.boolean(),
        fasts: fc.boolean(),
        asked: fc.constantFrom([1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 30, 35, 42], [0, 1], []),
        answered: fc.constantFrom([], [1, 2], [7]),
      }),
      { maxLength: 3 },
    )
    .map((all) => all.map((one) => ({ ...one, arrivesAt: one.startsAt - hour }))),
  left: fc.constant([]),
});

describe("whatever she has booked and chosen", () => {
  const safely = (run: (given: State, now: number, all: Planned[]) => void) =>
    fc.assert(
      fc.property(states, instant, (given, now) => run(given, now, plan(given, now))),
      { numRuns: 400 },
    );

  test("nothing is sent outside her hours, after its time, or in a time gone by", () => {
    safely((given, now, all) => {
      for (const one of all.filter(({ skipped }) => !skipped)) {
        const goes = Math.max(one.dueAt, now);
        expect(goes).toBeLessThan(one.until);
        expect(given.reach && isSafe(given.reach, goes)).toBe(true);
      }
    });
  });

  test("nothing is there twice, and what has left is not planned again, by any channel", () => {
    safely((given, now, all) => {
      const keys = all.map(occasionOf);
      expect(new Set(keys).size).toBe(keys.length);
      const left = all.slice(0, 3).map((one) => ({ ...one, at: now }));
      const again = plan({ ...given, left }, now).map(occasionOf);
      for (const one of left) expect(again).not.toContain(occasionOf(one));
    });
  });

  test("never more than she wants within seven days, the facts aside", () => {
    safely((given, _now, all) => {
      const facts = ["booked", "moved", "cancelled", "arrival", "fasting"];
      const sent = all.filter(({ skipped }) => !skipped);
      for (const one of sent.filter(({ rule }) => !facts.includes(rule))) {
        const week = sent.filter(({ dueAt }) => dueAt > one.dueAt - 7 * 24 * hour && dueAt <= one.dueAt);
        expect(week.length).toBeLessThanOrEqual(given.choice.weeklyMost);
      }
    });
  });

  test("what a plan skips for being late stays skipped as time goes on, until its visit is over", () => {
    safely((given, now, all) => {
      const later = new Map(plan(given, now + 5 * hour).map((one) => [occasionOf(one), one.skipped]));
      for (const one of all)
        if ((one.skipped === "tooLate" || one.skipped === "bornLate") && later.has(occasionOf(one)))
          expect(later.get(occasionOf(one))).toBe(one.skipped);
    });
  });
});
