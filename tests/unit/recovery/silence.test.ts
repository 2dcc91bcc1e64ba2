import fc from "fast-check";
import { expect, test } from "vitest";
import type { Care } from "#server/recovery/check-in-schemas.ts";
import { silenceState } from "#server/recovery/rules/silence.ts";

const NOW = Temporal.Instant.from("2026-06-20T08:00:00Z");
const gone = (day: number) => ({ day, goneAt: NOW.add({ hours: 24 * (day - 5) }) }); // up to day 5
const care = (kind: Care["kind"], upTo: number | null = null): Care => ({
  ...{ at: NOW.toString(), byId: "nurse", byName: "A nurse", kind, words: "", upTo },
});
const days = (state: { open: readonly { day: number }[] }) => state.open.map(({ day }) => day);
const all = [1, 2, 3, 5, 7].map(gone);

test("what has not gone by yet is not silence, and what she said ends all of it up to that day", () => {
  expect(days(silenceState(all, null, [], NOW))).toEqual([1, 2, 3, 5]);
  expect(days(silenceState(all, 3, [], NOW))).toEqual([5]);
  expect(days(silenceState(all, 5, [], NOW))).toEqual([]);
});

test("closed, it stays so until one more day has gone by; whoever had it before has it no more then", () => {
  const done = [care("taken"), care("closed", 5)];
  expect(silenceState(all, null, done, NOW)).toMatchObject({ open: [], closedAt: NOW.toString() });
  const later = silenceState(all, null, done, NOW.add({ hours: 48 }));
  expect([days(later), later.heldBy, later.closedAt]).toEqual([[7], null, null]);
});

test("time alone never ends a silence, and an answer never begins one", () => {
  const kinds = fc.constantFrom(care("taken"), care("reached"), care("closed", 2), care("closed", 3));
  const some = fc.array(kinds, { maxLength: 4 });
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 400 }), fc.option(fc.nat(9)), (done, hours, told) => {
      const before = new Set(days(silenceState(all, told, done, NOW)));
      const after = new Set(days(silenceState(all, told, done, NOW.add({ hours }))));
      expect(before.isSubsetOf(after)).toBe(true);
      expect(new Set(days(silenceState(all, 9, done, NOW))).size).toBe(0);
    }),
  );
});
