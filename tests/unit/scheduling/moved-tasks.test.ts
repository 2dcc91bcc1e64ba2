import fc from "fast-check";
import { expect, test } from "vitest";
import { asksAgain, movedTasks } from "#server/scheduling/rules/moved-tasks.ts";

const date = fc
  .integer({ min: 0, max: 400 })
  .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());
const tasks = fc.uniqueArray(
  fc.record({ task: fc.constantFrom("interpreter", "transport", "payment"), daysBefore: fc.nat(90) }),
  { selector: ({ task }) => task, maxLength: 3 },
);

test("each task stays as many days before the operation as it was, and is overdue once its date is past", () => {
  fc.assert(
    fc.property(tasks, date, date, date, (open, was, willBe, today) => {
      const moved = movedTasks(open, { was, willBe, today });
      expect(moved).toHaveLength(was === willBe ? 0 : open.length);
      const before = new Map(open.map(({ task, daysBefore }) => [task, daysBefore]));
      for (const one of moved)
        for (const [due, day] of [
          [one.was, was],
          [one.willBe, willBe],
        ] as const) {
          expect(Temporal.PlainDate.from(due.on).until(day).days).toBe(before.get(one.task));
          expect(due.overdue).toBe(due.on < today);
        }
      expect(moved.map(({ willBe: { on } }) => on)).toEqual(moved.map(({ willBe: { on } }) => on).sort());
    }),
  );
});

test("she may be asked again on another day or earlier, never later on the same day", () => {
  const day = { was: "2026-06-16", willBe: "2026-06-16" };
  expect([asksAgain(10, 9, day), asksAgain(10, 10, day), asksAgain(10, 11, day)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(asksAgain(10, 11, { ...day, willBe: "2026-06-17" })).toBe(true);
});
