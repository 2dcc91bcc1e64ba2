import { expect, test } from "vitest";
import { findStarts, type Search } from "#server/scheduling/rules/find-starts.ts";
import type { Claimed } from "#server/scheduling/rules/interval.ts";
import type { Need } from "#server/scheduling/rules/requirement.ts";

const MINUTE = 60_000;
const monday = Date.parse("2026-06-15T06:00:00Z"); // 08:00 in Paris
const at = (day: number, minute: number) => monday + (day * 1440 + minute) * MINUTE;

const need = (kind: Need["kind"], candidates: string[]): Need => ({
  needId: kind,
  phase: "operation",
  kind,
  candidates,
  fromMinute: 0,
  toMinute: 60,
  beforeMinutes: 0,
  afterMinutes: 0,
});

const claim = (day: number, minute: number, minutes: number, bookingId?: string): Claimed => ({
  startsAt: at(day, minute),
  endsAt: at(day, minute + minutes),
  ...(bookingId ? { bookingId } : {}),
});

/** Who is chosen for the first start at or after a time, in the order of the needs. */
function chosen(
  needs: Need[],
  busy: Record<string, Claimed[]>,
  from: number,
  kept?: Search["kept"],
): string[] {
  const always = { startsAt: monday - 1e9, endsAt: monday + 1e10 };
  const search: Search = {
    zone: "Europe/Paris",
    now: monday - 1e9,
    requirement: {
      needs,
      patient: { fromMinute: 0, toMinute: 60 },
      mainMinutes: 60,
      fromMinute: 0,
      toMinute: 60,
    },
    open: new Map(needs.flatMap(({ candidates }) => candidates.map((id) => [id, [always]]))),
    busy: new Map(Object.entries(busy)),
    patientBusy: [],
    kept,
    windowFrom: from,
    windowTo: from + 86_400_000,
    stepMinutes: 60,
    limit: 1,
  };
  return (
    findStarts(search)
      .at(0)
      ?.assignment.map(({ resourceId }) => resourceId) ?? []
  );
}

test("whoever has the fewest minutes booked that day comes first", () => {
  const pool = [need("nurse", ["ana", "bo", "cy"])];
  expect(chosen(pool, {}, at(1, 0))).toEqual(["ana"]);
  expect(chosen(pool, { ana: [claim(1, 300, 60)] }, at(1, 0))).toEqual(["bo"]);
  const busy = { ana: [claim(1, 300, 60)], bo: [claim(1, 300, 90)], cy: [claim(1, 300, 30)] };
  expect(chosen(pool, busy, at(1, 0))).toEqual(["cy"]);
});

test("among equals of the day whoever has the fewest minutes that week, Monday to Sunday", () => {
  const pool = [need("nurse", ["ana", "bo"])];
  expect(chosen(pool, { ana: [claim(0, 0, 60)] }, at(2, 0))).toEqual(["bo"]);
  expect(chosen(pool, { ana: [claim(6, 0, 60)] }, at(2, 0))).toEqual(["bo"]);
  expect(chosen(pool, { ana: [claim(7, 0, 60)] }, at(2, 0))).toEqual(["ana"]);
  expect(chosen(pool, { ana: [claim(-1, 0, 60)] }, at(2, 0))).toEqual(["ana"]);
});

test("a surgeon's list stays in the theatre where most of it is, though another one is emptier", () => {
  const needs = [need("surgeon", ["sur"]), need("theatre", ["one", "two"])];
  const list = { sur: [claim(1, 0, 60, "b1")], two: [claim(1, 0, 60, "b1")] };
  expect(chosen(needs, list, at(1, 120))).toEqual(["sur", "two"]);
  const both = {
    sur: [claim(1, 0, 60, "b1"), claim(1, 60, 90, "b2")],
    one: [claim(1, 60, 90, "b2")],
    two: [claim(1, 0, 60, "b1")],
  };
  expect(chosen(needs, both, at(1, 180))).toEqual(["sur", "one"]);
});

test("the list of another day, or another surgeon's, binds nobody; a theatre that is taken is not waited for", () => {
  const needs = [need("surgeon", ["sur"]), need("theatre", ["one", "two"])];
  const yesterday = { sur: [claim(0, 0, 60, "b1")], two: [claim(0, 0, 60, "b1")] };
  expect(chosen(needs, yesterday, at(1, 0))).toEqual(["sur", "one"]);
  const another = { two: [claim(1, 0, 60, "b1")], other: [claim(1, 0, 60, "b1")] };
  expect(chosen(needs, another, at(1, 120))).toEqual(["sur", "one"]);
  const taken = { sur: [claim(1, 0, 60, "b1")], two: [claim(1, 0, 60, "b1"), claim(1, 120, 60, "b2")] };
  expect(chosen(needs, taken, at(1, 120))).toEqual(["sur", "one"]);
});

test("a week of bookings one after the other is shared evenly over a pool", () => {
  const pool = [need("anaesthetist", ["ana", "bo", "cy"])];
  const busy: Record<string, Claimed[]> = { ana: [], bo: [], cy: [] };
  for (let n = 0; n < 30; n++) {
    const [id = ""] = chosen(pool, busy, at(n % 5, Math.floor(n / 5) * 60));
    busy[id]?.push(claim(n % 5, Math.floor(n / 5) * 60, 60));
    for (const list of Object.values(busy)) list.sort((a, b) => a.startsAt - b.startsAt);
  }
  expect(Object.values(busy).map((list) => list.length)).toEqual([10, 10, 10]);
});

test("on its own day a booking that is moved stays with those who hold it, where they are free; on another day it is shared out", () => {
  const nurses = need("nurse", ["a", "b", "c"]);
  const busy = { b: [claim(0, 300, 60), claim(0, 600, 60)], c: [claim(0, 300, 30)] };
  const kept = { day: Math.floor(at(0, 0) / 86_400_000), holders: new Map([["nurse", "b"]]) };
  expect(chosen([nurses], busy, at(0, 0))).toEqual(["a"]);
  expect(chosen([nurses], busy, at(0, 0), kept)).toEqual(["b"]);
  expect(chosen([nurses], busy, at(0, 300), kept)).toEqual(["a"]); // b is taken
  expect(chosen([nurses], busy, at(1, 0), kept)).toEqual(["a"]);
});
