import { expect, test } from "vitest";
import { isStuck, type Seen, seeAgain, untilNext } from "#app/(staff)/practice/import/[runId]/patience.ts";
import type { ImportRunView } from "#server/interop/schemas.ts";

const run = (done: number, state: ImportRunView["state"] = "running"): ImportRunView => ({
  runId: "r",
  siteId: "s",
  state,
  dryRun: false,
  startedAt: "2026-03-02T08:00:00Z",
  endedAt: null,
  failure: null,
  rows: 1000,
  done,
  booked: done,
  conflicts: 0,
  invalid: 0,
  already: 0,
  findings: [],
});
const look = (seen: Seen, times: number, found: ImportRunView) =>
  Array.from({ length: times }).reduce<Seen>((before) => seeAgain(before, found), seen);
const first: Seen = { run: run(0, "waiting"), inVain: 0 };

test("a page looks each second for two minutes in vain, and then no more", () => {
  const nearly = look(first, 119, run(0, "waiting"));
  expect([untilNext(nearly, 0), isStuck(nearly, 0)]).toEqual([1000, false]);
  const stuck = look(nearly, 1, run(0, "waiting"));
  expect([untilNext(stuck, 0), isStuck(stuck, 0)]).toEqual([false, true]);
});

test("a row more, or another state, begins the two minutes anew", () => {
  const moved = look(look(first, 119, run(0, "waiting")), 119, run(0));
  expect(untilNext(moved, 0)).toBe(1000);
  expect(untilNext(look(moved, 119, run(50)), 0)).toBe(1000);
});

test("looks that fail count as in vain; a run that is over is neither looked at nor stuck", () => {
  expect(isStuck(first, 120)).toBe(true);
  const over = look(first, 500, run(1000, "done"));
  expect([untilNext(over, 0), isStuck(over, 0)]).toEqual([false, false]);
});
