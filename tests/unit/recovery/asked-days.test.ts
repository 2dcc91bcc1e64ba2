import { expect, test } from "vitest";
import { askedDays } from "#server/recovery/rules/asked-days.ts";

const days = [1, 2, 3, 4, 5, 6, 7, 14, 21, 42];

test("nothing is asked before the first day, and the next one is told", () => {
  expect(askedDays(days, 0)).toEqual({ open: [], next: 1 });
});

test("today's day comes first, then those that may still come late", () => {
  expect(askedDays(days, 3)).toEqual({ open: [3, 2, 1], next: 4 });
  expect(askedDays(days, 9)).toEqual({ open: [7, 6, 5, 4, 3, 2], next: 14 });
});

test("an answer may come seven days late, and not eight", () => {
  expect(askedDays(days, 49)).toEqual({ open: [42], next: null });
  expect(askedDays(days, 50)).toEqual({ open: [], next: null });
});
