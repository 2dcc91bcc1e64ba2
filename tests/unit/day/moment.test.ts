import { expect, test } from "vitest";
import { momentOf } from "#app/(staff)/day/_parts/moment.ts";
import { totalOf } from "#app/(staff)/day/_parts/padss.ts";
import { filledOf, standOf } from "#app/(staff)/day/_parts/stands.ts";

const step = { at: "2026-06-16T08:50:20Z", before: "2026-06-16T08:42:40Z", zone: "Europe/Paris" };

test("a typed hour is that minute of the step's day at the site", () => {
  expect(momentOf(step, "10:45")).toBe("2026-06-16T08:45:00Z");
  expect(momentOf(step, "25:00")).toBeNull();
});

test("the hour that stands there changes nothing, and the minute of the step before lies not before it", () => {
  expect(momentOf(step, "10:50")).toBe(step.at);
  expect(momentOf(step, "10:42")).toBe(step.before);
});

test("she is late once her hour has come, and where her last step left her after that", () => {
  const one = { startsAt: "2026-06-16T09:00:00Z", steps: [] };
  expect(standOf(one, "2026-06-16T08:59:00Z")).toBe("expected");
  expect(standOf(one, "2026-06-16T09:00:00Z")).toBe("late");
  const steps = [{ step: "sign_out" as const, byName: "Nour Misal", at: "2026-06-16T09:40:00Z" }];
  expect(standOf({ ...one, steps }, "2026-06-16T09:41:00Z")).toBe("in_theatre");
});

test("the one filled button is the first under way that may go on, else the first to come", () => {
  const of = (bookingId: string, more: object) =>
    ({ bookingId, steps: [], next: "arrived", missing: [], ...more }) as Parameters<
      typeof filledOf
    >[0][number];
  const arrived = [{ step: "arrived", at: step.at }];
  const held = of("held", { steps: arrived, next: "ready", missing: [{}] });
  expect(filledOf([of("home", { next: null }), of("first", {}), held])).toBe("first");
  expect(filledOf([of("first", {}), of("here", { steps: arrived, next: "ready" })])).toBe("here");
  expect(filledOf([])).toBeNull();
});

test("a score has no sum while a part of it is missing", () => {
  expect(totalOf({ vitals: 2, activity: 0, nausea: 2, pain: 2 })).toBeNull();
  expect(totalOf({ vitals: 2, activity: 0, nausea: 2, pain: 2, bleeding: 2 })).toBe(8);
});
