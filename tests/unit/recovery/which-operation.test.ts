import { expect, test } from "vitest";
import { whichOperation } from "#server/recovery/rules/which-operation.ts";

const now = Temporal.Instant.from("2026-06-16T10:00:00Z");
const operation = (name: string, days: number) => ({
  name,
  operation: { startsAt: now.add({ hours: 24 * days }) },
});
const undated = { name: "undated", operation: null };
const pick = (...list: (ReturnType<typeof operation> | typeof undated)[]) =>
  whichOperation(list, now, 42)?.name;

test("while she recovers the page is about that operation, though another is coming", () => {
  expect(pick(operation("coming", 3), operation("done", -5))).toBe("done");
});

test("of two that are over, the later one", () => {
  expect(pick(operation("first", -20), operation("second", -5))).toBe("second");
});

test("once the plan is over the next operation takes the page", () => {
  expect(pick(operation("old", -60), operation("coming", 3), operation("later", 9))).toBe("coming");
});

test("with nothing to come an old one stays", () => {
  expect(pick(undated, operation("old", -200))).toBe("old");
});

test("one that has just begun counts as begun", () => {
  expect(pick(operation("now", 0), operation("coming", 1))).toBe("now");
});

test("without a date there is nothing to show", () => {
  expect(pick(undated)).toBeUndefined();
  expect(pick()).toBeUndefined();
});
