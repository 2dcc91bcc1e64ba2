import fc from "fast-check";
import { expect, test } from "vitest";
import { dueBy, isOverdue } from "#server/pathway/rules/due.ts";
import { fastingBefore } from "#server/pathway/rules/fasting.ts";

const ZONE = "Europe/Paris";
const wall = (at: Temporal.Instant | null) =>
  at?.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "minute" });
const planned = (at: string, zone = ZONE) => ({
  startsAt: Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant(),
  zone,
});
const fasting = (at: string) => {
  const { clearUntil, lightUntil, fattyUntil } = fastingBefore(planned(at).startsAt);
  return [clearUntil, lightUntil, fattyUntil].map(wall);
};

test("fasting hours are hours that pass: in the night that loses one she stops an hour earlier by the clock than in other nights, in the one that gains one an hour later", () => {
  expect(fasting("2026-06-23T10:00")).toEqual(["2026-06-23T08:00", "2026-06-23T04:00", "2026-06-23T02:00"]);
  expect(fasting("2026-03-29T08:00")).toEqual(["2026-03-29T06:00", "2026-03-29T01:00", "2026-03-28T23:00"]);
  expect(fasting("2026-10-24T08:00")).toEqual(["2026-10-24T06:00", "2026-10-24T02:00", "2026-10-24T00:00"]);
  expect(fasting("2026-10-25T08:00")).toEqual(["2026-10-25T06:00", "2026-10-25T02:00", "2026-10-25T01:00"]);
});

test("whatever the clocks do, two, six and eight hours pass before the start", () => {
  const minutes = fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 });
  const change = fc.constantFrom("2026-03-29T02:00:00Z", "2026-10-25T02:00:00Z");
  fc.assert(
    fc.property(change, minutes, (at, by) => {
      const startsAt = Temporal.Instant.from(at).add({ minutes: by });
      const { clearUntil, lightUntil, fattyUntil } = fastingBefore(startsAt);
      const hours = [clearUntil, lightUntil, fattyUntil].map((until) => startsAt.since(until).total("hours"));
      expect(hours).toEqual([2, 6, 8]);
    }),
  );
});

test("what is due in days is due on a date, in hours at an instant that so many hours lie before the start, over a clock change too", () => {
  const spring = planned("2026-03-29T08:00");
  expect(dueBy({ by: "days", days: 1 }, spring)).toEqual({ on: "2026-03-28", at: null });
  expect(dueBy({ by: "day" }, spring)).toEqual({ on: "2026-03-29", at: null });
  const due = dueBy({ by: "hours", hours: 8 }, spring);
  expect([due.on, wall(due.at)]).toEqual(["2026-03-28", "2026-03-28T23:00"]);
  const day = dueBy({ by: "hours", hours: 24 }, planned("2026-10-25T08:00"));
  expect([day.on, wall(day.at)]).toEqual(["2026-10-24", "2026-10-24T09:00"]);
});

test("a date is over at the midnight of its site, an hour when it has passed", () => {
  const now = Temporal.Instant.from("2026-06-22T12:30:00Z"); // half past midnight of the 23rd in Auckland
  const due = { on: "2026-06-22", at: null };
  expect(isOverdue(due, ZONE, now)).toBe(false);
  expect(isOverdue(due, "Pacific/Auckland", now)).toBe(true);
  expect(isOverdue(due, "America/Los_Angeles", now)).toBe(false);
  const inHours = dueBy({ by: "hours", hours: 2 }, planned("2026-06-22T16:30"));
  expect(isOverdue(inHours, ZONE, now)).toBe(false);
  expect(isOverdue(inHours, ZONE, now.add({ seconds: 1 }))).toBe(true);
});
