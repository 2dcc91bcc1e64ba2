import { expect, test } from "vitest";
import { proposedHours } from "#app/(staff)/practice/_parts/closure-hours.ts";

test("a site that shuts does so for whole days; a room, a person and an extra list have hours", () => {
  expect(proposedHours("closure", "")).toEqual({ from: 0, to: 1440 });
  for (const [kind, resourceId] of [
    ["closure", "room"],
    ["opening", ""],
    ["opening", "room"],
  ] as const)
    expect(proposedHours(kind, resourceId)).toEqual({ from: 480, to: 1080 });
});
