import fc from "fast-check";
import { expect, test } from "vitest";
import { gaps } from "#server/scheduling/rules/agenda.ts";
import { minutesWithin, openAndFree } from "#server/scheduling/rules/board-day.ts";
import { merged, without } from "#server/scheduling/rules/interval.ts";
import { dayBounds } from "#server/scheduling/rules/wall-clock.ts";
import { stretches } from "./situations.ts";

const MINUTE = 60_000;
const from = Date.parse("2026-06-15T00:00:00Z");
const holds = (list: readonly { startsAt: number; endsAt: number }[], at: number) =>
  list.some((one) => one.startsAt <= at && at < one.endsAt);

test("what is left of open hours is open and unclaimed, minute by minute", () => {
  fc.assert(
    fc.property(
      stretches(from),
      stretches(from),
      fc.integer({ min: -400, max: 3600 }),
      (open, busy, minute) => {
        const at = from + minute * MINUTE;
        const free = without(merged(open), merged(busy));
        expect(holds(free, at)).toBe(holds(open, at) && !holds(busy, at));
        expect(
          free.every((one, i) => one.endsAt <= (free[i + 1]?.startsAt ?? Number.POSITIVE_INFINITY)),
        ).toBe(true);
      },
    ),
  );
});

test("gaps lie inside the bounds and are as long as they say; shorter ones are left out", () => {
  const bounds = { startsAt: from + 100 * MINUTE, endsAt: from + 1500 * MINUTE };
  fc.assert(
    fc.property(stretches(from), stretches(from), (open, busy) => {
      for (const gap of gaps({ bounds, open: merged(open), busy, leastMinutes: 5 })) {
        expect(gap.startsAt).toBeGreaterThanOrEqual(bounds.startsAt);
        expect(gap.endsAt).toBeLessThanOrEqual(bounds.endsAt);
        expect(gap.minutes).toBe((gap.endsAt - gap.startsAt) / MINUTE);
        expect(gap.minutes).toBeGreaterThanOrEqual(5);
      }
    }),
  );
});

const sunday = (now: number, busy: { startsAt: number; endsAt: number }[] = []) => {
  const zone = "Europe/Paris";
  const night = {
    resourceId: "one",
    siteId: "here",
    opensMinute: 0,
    closesMinute: 1440,
    validFrom: "2020-01-01",
    validTo: null,
  };
  return openAndFree({
    siteId: "here",
    zone,
    bounds: dayBounds(zone, "2026-10-25"),
    now,
    resourceIds: ["one"],
    hours: [{ ...night, weekday: 7 }],
    exceptions: [],
    busy: new Map([["one", busy]]),
  }).get("one");
};

test("15. a day of 25 hours is open and free for 25 hours", () => {
  expect(sunday(0)?.gaps.map(({ minutes }) => minutes)).toEqual([1500]);
  expect(minutesWithin(sunday(0)?.open ?? [], dayBounds("Europe/Paris", "2026-10-25"))).toBe(1500);
});

test("free is what lies ahead, without what is held", () => {
  const at = (hour: number) => Date.parse("2026-10-24T22:00:00Z") + hour * 60 * MINUTE;
  const busy = [{ startsAt: at(10), endsAt: at(11) }];
  expect(sunday(at(9), busy)?.gaps.map(({ minutes }) => minutes)).toEqual([60, 14 * 60]);
  expect(sunday(at(25), busy)?.gaps).toEqual([]);
});
