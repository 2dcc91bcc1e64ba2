import fc from "fast-check";
import { expect, test } from "vitest";
import { dateIn, planOn } from "#server/recovery/rules/plan.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);
const plan = {
  days: [
    { from: 0, to: 1, name: "rest" },
    { from: 0, to: 7, name: "wash" },
    { from: 7, to: 14, name: "review" },
    { from: 14, to: 42, name: "weekly" },
  ],
  milestones: [
    { day: 42, name: "last review" },
    { day: 1, name: "call" },
    { day: 7, name: "review" },
  ],
};
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

const dayAt = (operatedAt: string, now: string, zone: string) =>
  planOn(plan, dateIn(instant(operatedAt), zone), dateIn(instant(now), zone)).day;

test("day 0 is the date of the operation, at its site", () => {
  const evening = "2026-06-16T21:30:00Z"; // 23:30 in Paris
  expect(dayAt(evening, "2026-06-16T21:59:59Z", "Europe/Paris")).toBe(0);
  expect(dayAt(evening, "2026-06-16T22:00:00Z", "Europe/Paris")).toBe(1);
  expect(dayAt(evening, "2026-06-16T22:00:00Z", "America/New_York")).toBe(0);
});

test("days are the calendar's: a day of 23 or 25 hours is one day", () => {
  const spring = "2026-03-28T22:30:00Z"; // 23:30 on the eve of the clock change in Paris
  expect(dayAt(spring, "2026-03-29T21:59:59Z", "Europe/Paris")).toBe(1);
  expect(dayAt(spring, "2026-03-29T22:00:00Z", "Europe/Paris")).toBe(2);
  const autumn = "2026-10-24T22:30:00Z"; // 0:30 on the day of 25 hours
  expect(dayAt(autumn, "2026-10-25T22:59:59Z", "Europe/Paris")).toBe(0);
  expect(dayAt(autumn, "2026-10-25T23:00:00Z", "Europe/Paris")).toBe(1);
});

test("on the day itself she reads what holds from day 0", () => {
  const seen = planOn(plan, date("2026-06-16"), date("2026-06-16"));
  expect(seen.day).toBe(0);
  expect(names(seen.today)).toEqual(["rest", "wash"]);
  expect(names(seen.ahead)).toEqual(["review", "weekly"]);
  expect(seen.behind).toEqual([]);
});

test("a day on which two ranges meet shows both", () => {
  const seen = planOn(plan, date("2026-06-16"), date("2026-06-23"));
  expect(names(seen.today)).toEqual(["wash", "review"]);
  expect(names(seen.behind)).toEqual(["rest"]);
});

test("before the operation everything lies ahead, with its dates", () => {
  const seen = planOn(plan, date("2026-06-16"), date("2026-06-10"));
  expect(seen.day).toBe(-6);
  expect(seen.today).toEqual([]);
  expect(seen.ahead).toHaveLength(4);
  expect(seen.ahead[0]?.fromDate.toString()).toBe("2026-06-16");
  expect(seen.ahead[0]?.toDate.toString()).toBe("2026-06-17");
});

test("milestones come in order with their dates, passed only once their day is over", () => {
  const seen = planOn(plan, date("2026-06-16"), date("2026-06-23"));
  expect(seen.milestones.map(({ name, date, passed }) => [name, date.toString(), passed])).toEqual([
    ["call", "2026-06-17", true],
    ["review", "2026-06-23", false],
    ["last review", "2026-07-28", false],
  ]);
  expect(seen.lastDay).toBe(42);
});

test("after the last day all of it lies behind", () => {
  const seen = planOn(plan, date("2026-06-16"), date("2026-07-29"));
  expect(seen.today).toEqual([]);
  expect(seen.ahead).toEqual([]);
  expect(names(seen.behind)).toEqual(names(plan.days));
});

test("every range is today, ahead or behind: none twice, none lost", () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(range), fc.integer({ min: -30, max: 120 }), (days, day) => {
      const operatedOn = date("2026-02-20");
      const seen = planOn({ days, milestones: [] }, operatedOn, operatedOn.add({ days: day }));
      expect(seen.day).toBe(day);
      expect(seen.today.length + seen.ahead.length + seen.behind.length).toBe(days.length);
      for (const { from, to } of seen.today) expect(from <= day && day <= to).toBe(true);
      for (const { from, fromDate } of seen.ahead) {
        expect(from).toBeGreaterThan(day);
        expect(operatedOn.until(fromDate, { largestUnit: "day" }).days).toBe(from);
      }
      for (const { to } of seen.behind) expect(to).toBeLessThan(day);
    }),
  );
});
