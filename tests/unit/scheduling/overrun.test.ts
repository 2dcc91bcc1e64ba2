import fc from "fast-check";
import { expect, test } from "vitest";
import { type OnList, overrunOf } from "#server/scheduling/rules/overrun.ts";

const MINUTE = 60_000;
const at = (minute: number) => Date.parse("2026-06-15T08:00:00Z") + minute * MINUTE;
const held = (bookingId: string, from: number, to: number, more: Partial<OnList> = {}): OnList => ({
  ...{ bookingId, startsAt: at(from), endsAt: at(to), afterMinutes: 10, stands: "waits" },
  ...more,
});
const running = held("first", 0, 70, { stands: "in" });

test("nobody runs over before the planned end, nor once she has left", () => {
  expect(overrunOf([running, held("next", 70, 140)], at(60))).toBeNull();
  expect(overrunOf([running], at(61))).toMatchObject({ bookingId: "first", minutes: 1 });
  expect(overrunOf([{ ...running, stands: "gone" }], at(90))).toBeNull();
  expect(overrunOf([{ ...running, stands: "unknown" }], at(90))).toBeNull();
});

test("turnover still comes after it, and a gap takes up what it can", () => {
  const list = [running, held("second", 75, 145), held("third", 160, 220), held("fourth", 300, 360)];
  expect(overrunOf(list, at(65))?.waits).toEqual([]);
  expect(overrunOf(list, at(90))).toEqual({
    bookingId: "first",
    minutes: 30,
    waits: [
      { bookingId: "second", minutes: 25 },
      { bookingId: "third", minutes: 10 },
    ],
  });
});

test("who did not come makes nobody wait; whom the reader must not know makes others wait and is not named", () => {
  const list = [running, held("second", 75, 145, { stands: "gone" }), held("third", 145, 200)];
  expect(overrunOf(list, at(90))?.waits).toEqual([]);
  const unknown = [running, held("second", 75, 145, { stands: "unknown" }), held("third", 145, 200)];
  expect(overrunOf(unknown, at(90))?.waits).toEqual([{ bookingId: "third", minutes: 25 }]);
});

const lists = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 40 }),
      minutes: fc.integer({ min: 15, max: 120 }),
      stands: fc.constantFrom("waits" as const, "waits" as const, "gone" as const, "unknown" as const),
    }),
    { maxLength: 6 },
  )
  .map((own) => {
    let next = 70;
    return own.map(({ gap, minutes, stands }, n) => {
      const from = next + gap;
      next = from + minutes;
      return held(`later ${n}`, from, next, { stands });
    });
  });

test("put off by their waits none begins before the theatre is free, none waits longer than it must, and a push by the first wait ends all of them", () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 61, max: 400 }), (later, now) => {
      const over = overrunOf([running, ...later], at(now));
      const waits = new Map(over?.waits.map(({ bookingId, minutes }) => [bookingId, minutes]));
      let free = at(now + 10);
      for (const one of later.filter(({ stands }) => stands !== "gone")) {
        const late = Math.max(0, free - one.startsAt);
        if (one.stands === "waits") expect(waits.get(one.bookingId) ?? 0).toBe(late / MINUTE);
        else expect(waits.has(one.bookingId)).toBe(false);
        free = Math.max(free, one.endsAt + late);
      }
      const push = Math.max(0, ...waits.values());
      if (later.every(({ stands }) => stands === "waits") && push > 0) {
        expect(push).toBe(over?.waits[0]?.minutes);
        const moved = later.map((one) => held(one.bookingId, 0, 0, { ...one, ...shifted(one, push) }));
        expect(overrunOf([running, ...moved], at(now))?.waits).toEqual([]);
      }
    }),
  );
});

const shifted = ({ startsAt, endsAt }: OnList, minutes: number) => ({
  startsAt: startsAt + minutes * MINUTE,
  endsAt: endsAt + minutes * MINUTE,
});
