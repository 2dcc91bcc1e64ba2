import fc from "fast-check";
import { expect, test } from "vitest";
import { findStarts } from "#server/scheduling/rules/find-starts.ts";
import { nearestStarts } from "#server/scheduling/rules/nearest.ts";
import { searches } from "./situations.ts";

test("the nearest starts are the least far away, later before earlier among equals, in order of time", () => {
  fc.assert(
    fc.property(
      searches,
      fc.integer({ min: -100, max: 2100 }),
      fc.integer({ min: 1, max: 5 }),
      (search, minutes, wanted) => {
        const startsAt = search.windowFrom + minutes * 60_000;
        const near = nearestStarts(search, startsAt, wanted).map((start) => start.startsAt);
        const times = findStarts(search).times();
        const far = (time: number) => Math.abs(time - startsAt) * 2 + (time < startsAt ? 1 : 0);
        const expected = times.toSorted((a, b) => far(a) - far(b)).slice(0, wanted);
        expect(near).toEqual(expected.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 300 },
  );
});
