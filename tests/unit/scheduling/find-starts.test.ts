import fc from "fast-check";
import { expect, test } from "vitest";
import { canBook } from "#server/scheduling/rules/can-book.ts";
import { findStarts, type Search } from "#server/scheduling/rules/find-starts.ts";
import { bruteBooks, bruteStarts, isHonest } from "./brute.ts";
import { searches } from "./situations.ts";

const MINUTE = 60_000;

test("a search offers exactly the starts that somebody can serve, on the site's wall clock, over clock changes too", () => {
  fc.assert(
    fc.property(searches, (search) => {
      expect(findStarts(search).times()).toEqual(bruteStarts(search));
    }),
    { numRuns: 300 },
  );
});

test("every offer says who is held for how long, and all of them can be", () => {
  fc.assert(
    fc.property(searches, (search) => {
      for (const { startsAt, assignment } of findStarts(search))
        expect(isHonest(search, startsAt, assignment)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("7. every offered time books, every time not offered is refused, turnover included", () => {
  fc.assert(
    fc.property(searches, ({ limit: _, earliestMinute: _e, latestMinute: _l, weekdays: _w, ...search }) => {
      const offered = new Set(findStarts(search).times());
      for (const { startsAt, offset } of stepsOf(search)) {
        expect(canBook(search, startsAt).ok, `${offset} minutes`).toBe(offered.has(startsAt));
      }
    }),
    { numRuns: 150 },
  );
});

/** Every start that a search could offer. */
function stepsOf(search: Search): { startsAt: number; offset: number }[] {
  const everything = { ...search, now: Number.MIN_SAFE_INTEGER, patientBusy: [] };
  const requirement = { ...search.requirement, needs: [] };
  const times = findStarts({ ...everything, requirement }).times();
  return times.map((startsAt) => ({ startsAt, offset: (startsAt - search.windowFrom) / MINUTE }));
}

test("any minute is decided as the plain way decides it, off the grid too", () => {
  fc.assert(
    fc.property(searches, fc.integer({ min: 0, max: 2000 }), (search, minutes) => {
      const startsAt = search.windowFrom + minutes * MINUTE;
      const decision = canBook(search, startsAt);
      expect(decision.ok).toBe(bruteBooks(search, startsAt));
      if (decision.ok) expect(isHonest(search, startsAt, decision.assignment)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a start whose preparation would have had to begin before now is past", () => {
  const now = Date.parse("2026-06-15T08:00:00Z");
  const need = {
    needId: "room",
    phase: "visit",
    kind: "consulting_room",
    candidates: ["ana"],
    fromMinute: -10,
    toMinute: 30,
    beforeMinutes: 10,
    afterMinutes: 0,
  } as const;
  const situation = {
    zone: "Europe/Paris",
    now,
    requirement: {
      needs: [need],
      patient: { fromMinute: 0, toMinute: 30 },
      mainMinutes: 30,
      fromMinute: -10,
      toMinute: 30,
    },
    open: new Map([["ana", [{ startsAt: now - 3_600_000, endsAt: now + 3_600_000 }]]]),
    busy: new Map(),
    patientBusy: [],
  };
  expect(canBook(situation, now + 9 * MINUTE)).toEqual({ ok: false, reason: { kind: "past" } });
  expect(canBook(situation, now + 10 * MINUTE).ok).toBe(true);
});
