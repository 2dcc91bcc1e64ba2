import { expect, test } from "vitest";
import { recoveryDay } from "#server/pathway/rules/recovery-day.ts";

const at = (text: string) => Temporal.Instant.from(text);
const paris = (text: string) => ({ startsAt: at(text), zone: "Europe/Paris" });

test("the operation's own date is day 0, by the calendar of its site", () => {
  const evening = paris("2026-06-16T20:00:00Z"); // 22:00
  expect(recoveryDay([evening], at("2026-06-16T21:59:59Z"))).toBe(0);
  expect(recoveryDay([evening], at("2026-06-16T22:00:00Z"))).toBe(1);
  expect(recoveryDay([{ ...evening, zone: "America/New_York" }], at("2026-06-16T22:00:00Z"))).toBe(0);
});

test("a day of 23 hours is one day", () => {
  const eve = paris("2026-03-28T09:00:00Z");
  expect(recoveryDay([eve], at("2026-03-29T21:59:59Z"))).toBe(1);
  expect(recoveryDay([eve], at("2026-03-29T22:00:00Z"))).toBe(2);
});

test("there is none before the operation, none without one, and none after day 42", () => {
  const day = paris("2026-06-16T08:00:00Z");
  expect(recoveryDay([], at("2026-06-16T08:00:00Z"))).toBeNull();
  expect(recoveryDay([day], at("2026-06-16T07:59:59Z"))).toBeNull();
  expect(recoveryDay([day], at("2026-07-28T21:59:59Z"))).toBe(42);
  expect(recoveryDay([day], at("2026-07-28T22:00:00Z"))).toBeNull();
});

test("of two operations the later one that has begun counts", () => {
  const two = [paris("2026-06-20T08:00:00Z"), paris("2026-06-01T08:00:00Z"), paris("2026-07-20T08:00:00Z")];
  expect(recoveryDay(two, at("2026-06-23T08:00:00Z"))).toBe(3);
});
