import fc from "fast-check";
import { expect, test } from "vitest";
import { callableUntil } from "#server/identity/rules/safe-hours.ts";
import { couldBeFasted } from "#server/pathway/rules/could-fast.ts";

const zone = "Europe/Paris";
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
const word = (now: string, startsAt: string, toldFor: string, asleep = true) =>
  couldBeFasted({ asleep, zone, now: at(now), startsAt: at(startsAt), toldFor: at(toldFor) });

test("without anaesthesia that asks for it nobody has to fast", () => {
  expect(word("2026-06-16T10:00", "2026-06-16T10:30", "2026-06-18T10:00", false)).toBe("none");
});

test("eight hours are enough whatever she has eaten; fewer are only for who was told to fast that day, and two at the least", () => {
  const [start, today, later] = ["2026-06-16T16:00", "2026-06-16T18:00", "2026-06-17T09:00"] as const;
  expect(word("2026-06-16T08:00", start, later)).toBe("inTime");
  expect(word("2026-06-16T08:01", start, later)).toBeNull();
  expect(word("2026-06-16T08:01", start, today)).toBe("ask");
  expect(word("2026-06-16T14:00", start, today)).toBe("ask");
  expect(word("2026-06-16T14:01", start, today)).toBeNull();
});

test("hours are real ones: on the night of 25 hours eight are told from an hour later on the wall", () => {
  const start = "2026-10-25T08:00";
  expect(word("2026-10-25T01:00", start, "2026-10-26T08:00")).toBe("inTime");
  expect(word("2026-10-25T01:01", start, "2026-10-26T08:00")).toBeNull();
});

test("what is possible now was possible before, and for whom it is only a question it never turns certain", () => {
  const minutes = fc.integer({ min: -2000, max: 2000 });
  const rank = (one: ReturnType<typeof couldBeFasted>) => [null, "ask", "inTime", "none"].indexOf(one);
  fc.assert(
    fc.property(
      minutes,
      minutes,
      fc.integer({ min: 0, max: 600 }),
      fc.boolean(),
      (ahead, told, wait, asleep) => {
        const now = at("2026-06-16T10:00");
        const asked = {
          ...{ asleep, zone, startsAt: now.add({ minutes: ahead }), toldFor: now.add({ minutes: told }) },
        };
        const later = couldBeFasted({ ...asked, now: now.add({ minutes: wait }) });
        expect(rank(later)).toBeLessThanOrEqual(rank(couldBeFasted({ ...asked, now })));
      },
    ),
  );
});

test("she may be called within her hours, on her days, by the clock that is meant", () => {
  const hours = { safeFromMinute: 9 * 60, safeToMinute: 12 * 60 + 30, safeWeekdays: [2] };
  const now = at("2026-06-16T10:00"); // a Tuesday
  expect(callableUntil(hours, zone, now)).toEqual(at("2026-06-16T12:30"));
  expect(callableUntil(hours, "America/New_York", now)).toBeNull();
  expect(callableUntil({ ...hours, safeWeekdays: [1, 3] }, zone, now)).toBeNull();
  expect(callableUntil(hours, zone, at("2026-06-16T12:30"))).toBeNull();
  expect(callableUntil(hours, zone, at("2026-06-16T09:00"))).not.toBeNull();
  const any = { safeFromMinute: null, safeToMinute: null, safeWeekdays: [] };
  expect(callableUntil(any, zone, now)).toEqual(at("2026-06-17T00:00"));
});
