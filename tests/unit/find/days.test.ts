import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Found,
  foundOf,
  freeStretches,
  listDays,
  pick,
  type Slot,
  scaleOf,
} from "#app/(staff)/find/_parts/days.ts";
import { someOf } from "#app/(staff)/find/_parts/some-of.ts";
import type { FoundTimes, ObstacleView } from "#server/scheduling/schemas.ts";

const ZONE = "Europe/Paris";
const reason = (kind: ObstacleView["kind"], more: Partial<ObstacleView> = {}): ObstacleView => ({
  kind,
  need: null,
  without: null,
  weekday: null,
  resourceName: null,
  until: null,
  members: null,
  at: null,
  ...more,
});

const instant = (date: string, minute: number) =>
  Temporal.PlainDate.from(date).toZonedDateTime(ZONE).add({ minutes: minute }).toInstant().toString();
const slot = (date: string, minute: number, minutes = 60): Slot => ({
  startsAt: instant(date, minute),
  endsAt: instant(date, minute + minutes),
  arrivesAt: instant(date, minute - 15),
  date,
  minute,
  minutes,
  held: [],
});
const start = (date: string, minute: number) => {
  const { startsAt, endsAt, arrivesAt } = slot(date, minute);
  return { startsAt, endsAt, arrivesAt, date, resources: [] };
};
const found = (slots: Slot[], why: Found["why"] = []): Found => ({
  zone: ZONE,
  from: "2026-06-11",
  to: "2026-06-24",
  through: "2026-06-24",
  total: slots.length,
  slots,
  why,
  nothing: null,
});
const times = (starts: FoundTimes["starts"], more: Partial<FoundTimes> = {}): FoundTimes => ({
  zone: ZONE,
  from: "2026-06-11",
  to: "2026-06-24",
  starts,
  total: starts.length,
  days: [],
  nothing: null,
  ...more,
});

describe("an answer that was cut off", () => {
  test("ends with its last whole day, and leaves the rest to the next search", () => {
    const cut = times([start("2026-06-16", 540), start("2026-06-16", 555), start("2026-06-17", 540)], {
      total: 90,
      days: [
        { date: "2026-06-15", reason: reason("closedDay") },
        { date: "2026-06-18", reason: reason("full") },
      ],
    });
    const { through, slots, why } = foundOf(cut);
    expect(through).toBe("2026-06-16");
    expect(slots.map(({ date }) => date)).toEqual(["2026-06-16", "2026-06-16"]);
    expect(why.map(({ date }) => date)).toEqual(["2026-06-15"]);
  });

  test("keeps its only day, since the next search could not bring more of it", () => {
    const cut = times([start("2026-06-16", 540), start("2026-06-16", 545)], { total: 90 });
    expect(foundOf(cut)).toMatchObject({ through: "2026-06-16", slots: [{ minute: 540 }, { minute: 545 }] });
  });

  test("that is whole reaches the end of its window", () => {
    expect(foundOf(times([start("2026-06-16", 540)])).through).toBe("2026-06-24");
  });

  test("a booking that is to be moved is not offered the start that it has", () => {
    const own = start("2026-06-16", 540);
    const answer = times([own, start("2026-06-16", 555)]);
    expect(foundOf(answer, own.startsAt).slots.map(({ minute }) => minute)).toEqual([555]);
  });
});

describe("the list by day", () => {
  test("says why where a sooner time would have been, in order of the days", () => {
    const list = listDays(
      [
        found(
          [slot("2026-06-16", 570)],
          [
            { date: "2026-06-11", reason: reason("full", { need: "theatre", members: 2 }) },
            { date: "2026-06-12", reason: reason("noneOfKindHere", { need: "anaesthetist", weekday: 5 }) },
          ],
        ),
      ],
      [],
    );
    expect(list.map(({ kind, date }) => [kind, date])).toEqual([
      ["shut", "2026-06-11"],
      ["shut", "2026-06-12"],
      ["free", "2026-06-16"],
    ]);
  });

  test("tells days in a row with the same reason once, but never across a free day", () => {
    const away = reason("away", { resourceName: "Dr Muster", until: "2026-06-19" });
    const why = ["2026-06-15", "2026-06-16", "2026-06-18"].map((date) => ({ date, reason: away }));
    const list = listDays([found([slot("2026-06-17", 540)], why)], []);
    expect(list).toMatchObject([
      { kind: "shut", date: "2026-06-15", last: "2026-06-16" },
      { kind: "free", date: "2026-06-17" },
      { kind: "shut", date: "2026-06-18", last: "2026-06-18" },
    ]);
  });

  test("says no reason on a day that has a time", () => {
    const why = [{ date: "2026-06-17", reason: reason("full", { need: "theatre", members: 2 }) }];
    const list = listDays([found([slot("2026-06-17", 540)], why)], []);
    expect(list.map(({ kind }) => kind)).toEqual(["free"]);
  });

  test("leaves out weekends that are simply closed, and days that the caller ruled out", () => {
    const why = ["2026-06-12", "2026-06-13", "2026-06-14", "2026-06-15"].map((date) => ({
      date,
      reason: reason("closedDay"),
    }));
    expect(listDays([found([], why)], [])).toMatchObject([{ date: "2026-06-12", last: "2026-06-15" }]);
    expect(listDays([found([], why)], [1]).map(({ date }) => date)).toEqual(["2026-06-15"]);
  });

  test("runs on over the searches that it is made of", () => {
    const two = [found([slot("2026-06-16", 540)]), found([slot("2026-06-30", 540)])];
    expect(listDays(two, []).map(({ date }) => date)).toEqual(["2026-06-16", "2026-06-30"]);
  });
});

describe("what is picked to begin with", () => {
  const slots = [slot("2026-06-16", 570), slot("2026-06-16", 645), slot("2026-06-17", 540)];
  const wish = { date: null, at: null, resource: null };
  const gap = "0198c0de-0000-7000-8000-000000000001";

  test("is the first free time when nothing was asked for", () => {
    expect(pick(slots, wish)).toEqual({ slot: slots[0], own: null });
    expect(pick([], wish)).toEqual({ slot: null, own: null });
  });

  test("is the hour asked for", () => {
    expect(pick(slots, { ...wish, date: "2026-06-16", at: 645 }).slot).toBe(slots[1]);
  });

  test("stays the hour asked for though it is not among the free ones", () => {
    expect(pick(slots, { ...wish, date: "2026-06-16", at: 600 })).toEqual({
      slot: null,
      own: { date: "2026-06-16", minute: 600 },
    });
  });

  test("is the first time of a gap that was picked on the board", () => {
    expect(pick(slots, { date: "2026-06-16", at: 600, resource: gap }).slot).toBe(slots[1]);
    expect(pick(slots, { date: "2026-06-16", at: 700, resource: gap }).slot).toBe(slots[2]);
  });

  test("is the first time of a day, else of the next one that has any", () => {
    expect(pick(slots, { ...wish, date: "2026-06-17" }).slot).toBe(slots[2]);
    expect(pick(slots, { ...wish, date: "2026-06-15" }).slot).toBe(slots[0]);
  });
});

test("the free stretches are those in which every minute belongs to some start", () => {
  const starts = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 30 });
  fc.assert(
    fc.property(starts, fc.constantFrom(15, 30, 60, 90), (steps, minutes) => {
      const slots = steps.sort((a, b) => a - b).map((step) => slot("2026-06-16", step * 15, minutes));
      const stretches = freeStretches(slots);
      const inside = (minute: number) => stretches.some(({ from, to }) => from <= minute && minute < to);
      for (let minute = 0; minute < 1440; minute += 5) {
        const belongs = slots.some((one) => one.minute <= minute && minute < one.minute + one.minutes);
        expect(inside(minute)).toBe(belongs);
      }
      for (const [place, { to }] of stretches.entries()) {
        expect(to).toBeLessThan(stretches[place + 1]?.from ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});

test("the ruled hours reach from eight to six, and further where a time does", () => {
  expect(scaleOf([slot("2026-06-16", 600)])).toEqual({ from: 480, to: 1080 });
  expect(scaleOf([slot("2026-06-16", 435), slot("2026-06-16", 1050, 45)])).toEqual({ from: 420, to: 1140 });
});

test("a handful of a day's times are of that day, in order, with the first and the chosen among them", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 28, max: 76 }), { minLength: 1, maxLength: 48 }),
      fc.nat(),
      (steps, at) => {
        const slots = steps.sort((a, b) => a - b).map((step) => slot("2026-06-16", step * 15));
        const chosen = slots[at % slots.length] ?? null;
        const shown = someOf(slots, 5, chosen);
        expect(shown).toHaveLength(Math.min(5, slots.length));
        expect(shown).toContain(slots[0]);
        expect(shown).toContain(chosen);
        expect(slots.filter((one) => shown.includes(one))).toEqual(shown);
      },
    ),
  );
});
