import { expect, test } from "vitest";
import { courseOf } from "#app/(staff)/recovery/_parts/course.ts";
import { temperatureText } from "#app/(staff)/recovery/_parts/temperature.ts";
import { waitOf } from "#app/(staff)/recovery/_parts/wait.ts";

type Told = Parameters<typeof courseOf>[0];
const now = Temporal.Instant.from("2026-06-11T08:42:00Z"); // Thu, 10:42 in Paris

const told = (course: Told["course"], day = 3): Told => ({
  ...{ course, day, operatedOn: "2026-06-08", zone: "Europe/Paris" },
  judgedBy: { version: 1, limits: { fever: 38, pain: 7, painRise: 2 } },
});
const sent = (
  day: number,
  at: string,
  said: Partial<Told["course"][number]> = {},
): Told["course"][number] => ({
  ...{ day, at, pain: null, temperature: null, bleeding: null },
  ...said,
});

test("an answer stands at its hour at the site, a late one in the middle of the day that it is for", () => {
  const { pain, now: at } = courseOf(
    told([
      sent(0, "2026-06-08T16:00:00Z", { pain: 5 }), // 18:00 in Paris
      sent(1, "2026-06-10T22:30:00Z", { pain: 4 }), // two days late
      sent(3, "2026-06-10T22:30:00Z", { pain: 3 }), // 0:30 on day 3 in Paris
    ]),
    now,
  );
  const days = pain.points.map(({ x }) => (x * 7) / 100);
  expect(days[0]).toBeCloseTo(0.75, 5);
  expect(days[1]).toBeCloseTo(1.5, 5);
  expect(days[2]).toBeCloseTo(3 + 0.5 / 24, 5);
  expect(((at ?? 0) * 7) / 100).toBeCloseTo(3 + (10 * 60 + 42) / 1440, 5);
});

test("what reaches its limit is out, in the unit that it was read in, and is said", () => {
  const { temperature, pain, bleeding } = courseOf(
    told([
      sent(1, "2026-06-09T06:00:00Z", {
        pain: 6,
        temperature: { value: 100.3, unit: "F" },
        bleeding: "light",
      }),
      sent(2, "2026-06-10T06:00:00Z", {
        pain: 7,
        temperature: { value: 100.4, unit: "F" },
        bleeding: "heavy",
      }),
      sent(3, "2026-06-11T06:00:00Z", { pain: 2, temperature: { value: 37.9, unit: "C" }, bleeding: "none" }),
    ]),
    now,
  );
  expect(temperature.points.map(({ isOut }) => isOut)).toEqual([false, true, false]);
  expect(pain.points.map(({ isOut }) => isOut)).toEqual([false, true, false]);
  expect(pain.points.map(({ y }) => y)).toEqual([40, 30, 80]);
  expect(pain.limit).toBe(30);
  expect(bleeding.map(({ isOut }) => isOut)).toEqual([false, true, false]);
  expect(bleeding.map(({ isSaid }) => isSaid)).toEqual([true, true, true]);
});

test("of words that would touch the later are said, and what is out before all", () => {
  const { pain } = courseOf(
    told([
      sent(3, "2026-06-11T05:00:00Z", { pain: 8 }),
      sent(3, "2026-06-11T06:00:00Z", { pain: 9 }),
      sent(3, "2026-06-11T07:00:00Z", { pain: 4 }),
    ]),
    now,
  );
  expect(pain.points.map(({ isSaid }) => isSaid)).toEqual([false, true, false]);
});

test("a long course is marked by weeks; nothing lies outside of it, and a now far behind it is not drawn", () => {
  const late = Temporal.Instant.from("2026-07-30T08:00:00Z");
  const {
    ticks,
    temperature,
    now: at,
  } = courseOf(
    told([sent(21, "2026-06-29T06:00:00Z", { temperature: { value: 41.2, unit: "C" } })], 21),
    late,
  );
  expect(ticks.map(({ day }) => day)).toEqual([0, 7, 14, 21]);
  expect(at).toBeNull();
  for (const { x, y } of temperature.points) {
    expect(x).toBeLessThanOrEqual(100);
    expect(y).toBeGreaterThanOrEqual(0);
  }
});

test("a temperature is written in Celsius, with what was read where that was Fahrenheit", () => {
  expect(temperatureText({ value: 38, unit: "C" })).toBe("38.0 °C");
  expect(temperatureText({ value: 100.8, unit: "F" })).toBe("38.2 °C (100.8 °F)");
});

test.each([
  ["2026-06-11T08:42:59Z", "minutes", 0],
  ["2026-06-11T07:43:00Z", "minutes", 59],
  ["2026-06-11T07:42:00Z", "hours", 1],
  ["2026-06-10T08:42:01Z", "hours", 23],
  ["2026-06-10T08:42:00Z", "days", 1],
] as const)("since %s somebody has waited in %s: %i", (since, unit, count) => {
  expect(waitOf(since, now.epochMilliseconds)).toEqual({ unit, count });
});
