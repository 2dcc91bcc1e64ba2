import fc from "fast-check";
import { expect, test } from "vitest";
import { plan } from "#server/messaging/rules/plan.ts";
import { awaitedAnswers } from "#server/messaging/rules/silence.ts";
import { type Choice, type Reach, USUAL_CHOICE, type Visit } from "#server/messaging/rules/state.ts";

const at = (text: string, zone = "Europe/Paris"): number =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
const shown = (ms: number, zone = "Europe/Paris"): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16);

const reach: Reach = { channel: "sms", zone: "Europe/Paris", from: 480, to: 1200, weekdays: [] };
const visit: Visit = {
  ...{ bookingId: "b", state: "booked", version: 1, zone: "Europe/Paris" },
  ...{ startsAt: at("2026-06-16T09:00"), arrivesAt: at("2026-06-16T08:10"), since: at("2026-05-20T11:00") },
  ...{ isOperation: true, fasts: true, asked: [1, 2, 3, 7, 14], answered: [] },
};
type More = { choice?: Partial<Choice>; reach?: Reach | null; hers?: Partial<Visit> };
const awaited = ({ choice, hers, ...more }: More = {}) =>
  awaitedAnswers({
    visits: [{ ...visit, ...hers }],
    choice: { ...USUAL_CHOICE, ...choice },
    reach: more.reach === undefined ? reach : more.reach,
  }).get("b");
const lines = (more: More = {}, zone?: string) =>
  awaited(more)?.days.map(({ day, goneAt }) => `${day}: ${shown(goneAt, zone)}`);

test("a day has gone by when it ends at the site, whether she is sent messages or asked on her page alone", () => {
  const ends = [
    "1: 2026-06-18T00:00",
    "2: 2026-06-19T00:00",
    "3: 2026-06-20T00:00",
    "7: 2026-06-24T00:00",
    "14: 2026-07-01T00:00",
  ];
  expect(lines()).toEqual(ends);
  expect(lines({ reach: null })).toEqual(ends);
  expect(lines({ choice: { isStopped: true, asksAgain: true } })).toEqual(ends);
});

test("where she is sent a second message, four hours after it, and no message is asked for where the next day asks anyway", () => {
  expect(lines({ choice: { asksAgain: true } })).toEqual([
    "1: 2026-06-18T00:00",
    "2: 2026-06-19T00:00",
    "3: 2026-06-20T14:00",
    "7: 2026-06-24T14:00",
    "14: 2026-07-01T14:00",
  ]);
});

test("whoever chose to be asked nothing is not waited for, and whoever chose fewer days for these alone", () => {
  expect(lines({ choice: { recovery: "none" } })).toEqual([]);
  expect(lines({ choice: { recovery: "fewer" } })?.map((line) => line.split(":")[0])).toEqual([
    "1",
    "3",
    "7",
    "14",
  ]);
});

test("what she said for a day ends the silence before it", () => {
  expect(lines({ hers: { answered: [2] } })?.map((line) => line.split(":")[0])).toEqual(["3", "7", "14"]);
  expect(lines({ hers: { answered: [14] } })).toEqual([]);
});

test("a visit that is off, was missed or asks nothing waits for nobody", () => {
  for (const hers of [{ state: "cancelled" }, { state: "no_show" }, { asked: [] }] as const)
    expect(awaited({ hers })).toBeUndefined();
});

test("her plan is over when its last day can be answered for no more", () => {
  expect(shown(awaited()?.endsAt ?? 0)).toBe("2026-07-08T00:00");
});

test("a day is as long as the clocks make it, at the site and not where she is", () => {
  const hers = { startsAt: at("2026-03-28T10:00"), asked: [0, 1] };
  expect(lines({ hers })).toEqual(["0: 2026-03-29T00:00", "1: 2026-03-30T00:00"]);
  const [first, second] = awaited({ hers })?.days ?? [];
  expect(((second?.goneAt ?? 0) - (first?.goneAt ?? 0)) / 3_600_000).toBe(23);
  const far = { zone: "America/New_York", startsAt: at("2026-10-31T10:00", "America/New_York"), asked: [1] };
  expect(lines({ hers: far }, "America/New_York")).toEqual(["1: 2026-11-02T00:00"]);
});

const anyHers = fc.record({
  start: fc.integer({ min: at("2026-01-01T00:00"), max: at("2026-12-31T00:00") }),
  zone: fc.constantFrom("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"),
  own: fc.constantFrom("Europe/Paris", "Asia/Kathmandu", "America/St_Johns"),
  asked: fc
    .uniqueArray(fc.integer({ min: 0, max: 42 }), { maxLength: 9 })
    .map((all) => all.toSorted((a, b) => a - b)),
  answered: fc.uniqueArray(fc.integer({ min: 0, max: 42 }), { maxLength: 3 }),
  asksAgain: fc.boolean(),
  recovery: fc.constantFrom<Choice["recovery"]>("all", "fewer", "none"),
  weekdays: fc.constantFrom([], [1, 3], [6, 7]),
});

test("nobody is said to be silent before she was asked, nor before her second message had its time or she was silent for another day too; days keep their order", () => {
  fc.assert(
    fc.property(anyHers, ({ start, zone, own, asked, answered, asksAgain, recovery, weekdays }) => {
      const hers = { zone, startsAt: start, arrivesAt: start, since: start - 1e9, asked, answered };
      const her = { ...reach, zone: own, weekdays };
      const choice = { ...USUAL_CHOICE, asksAgain, recovery, weeklyMost: 14 };
      const days = awaited({ hers, choice, reach: her })?.days ?? [];
      const sent = plan({ reach: her, choice, visits: [{ ...visit, ...hers }], left: [] }, start - 1e8);
      for (const [n, { day, goneAt }] of days.entries()) {
        expect(day).toBeGreaterThan(Math.max(-1, ...answered));
        expect(goneAt).toBeGreaterThan(start);
        expect(goneAt).toBeGreaterThanOrEqual(days[n - 1]?.goneAt ?? start);
        for (const one of sent.filter(({ occasion, skipped }) => occasion === day && !skipped))
          if (one.rule === "noAnswer")
            expect(goneAt).toBeGreaterThanOrEqual(
              Math.min(one.dueAt + 4 * 3_600_000, days[n + 1]?.goneAt ?? Number.POSITIVE_INFINITY),
            );
      }
      if (recovery === "none") expect(days).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
