import { expect, test } from "vitest";
import { canBook } from "#server/scheduling/rules/can-book.ts";
import type { Situation } from "#server/scheduling/rules/find-starts.ts";
import type { Exception } from "#server/scheduling/rules/hours.ts";
import type { Interval } from "#server/scheduling/rules/interval.ts";
import { heldOutside, openOutsideHours } from "#server/scheduling/rules/outside-hours.ts";
import type { Need } from "#server/scheduling/rules/requirement.ts";
import { unfounded } from "#server/scheduling/rules/standing.ts";

const HOUR = 3_600_000;
const at = (hour: number) => Date.parse("2026-06-15T00:00:00Z") + hour * HOUR;
const span = (from: number, to: number): Interval => ({ startsAt: at(from), endsAt: at(to) });
const closure = (resourceId: string | null, from: number, to: number): Exception => ({
  ...span(from, to),
  resourceId,
  siteId: null,
  kind: "closure",
});

const need = (kind: Need["kind"], ...candidates: string[]): Need => ({
  needId: kind,
  phase: "visit",
  kind,
  candidates,
  fromMinute: 0,
  toMinute: 60,
  beforeMinutes: 0,
  afterMinutes: 0,
});
const needs = [need("surgeon", "sur"), need("theatre", "one", "two")];

const situation = (more: Partial<Situation> = {}): Situation => ({
  zone: "UTC",
  now: at(0),
  requirement: {
    needs,
    patient: { fromMinute: 0, toMinute: 60 },
    mainMinutes: 60,
    fromMinute: 0,
    toMinute: 60,
  },
  open: new Map([
    ["sur", [span(8, 22)]],
    ["one", [span(8, 18)]],
    ["two", [span(8, 18)]],
  ]),
  busy: new Map(),
  patientBusy: [],
  ...more,
});

function override(one: Situation, startsAt: number, exceptions: Exception[] = []) {
  const open = openOutsideHours(one.requirement, one.open, exceptions, startsAt);
  const decision = canBook({ ...one, open }, startsAt);
  return decision.ok ? heldOutside(decision.assignment, one.open) : decision.reason;
}

test("what nobody is open for may be held outside hours; who was, is told", () => {
  expect(canBook(situation(), at(19))).toEqual({ ok: false, reason: { kind: "closed", need: "theatre" } });
  expect(override(situation(), at(19))).toEqual(["one"]);
  expect(override(situation(), at(23))).toEqual(["sur", "one"]);
  expect(override(situation(), at(17.5))).toEqual(["one"]);
});

test("an override passes hours and nothing else: who is taken stays taken, who is closed stays closed", () => {
  const busy = new Map([
    ["one", [span(19, 20)]],
    ["two", [span(19, 20)]],
  ]);
  expect(override(situation({ busy }), at(19))).toEqual({ kind: "full", need: "theatre" });
  expect(override(situation({ patientBusy: [span(19, 20)] }), at(19))).toEqual({ kind: "patientBusy" });
  expect(override(situation({ now: at(20) }), at(19))).toEqual({ kind: "past" });
  expect(override(situation(), at(19), [closure("one", 19, 20)])).toEqual(["two"]);
  expect(override(situation(), at(19), [closure(null, 19, 20)])).toEqual({ kind: "closed", need: "theatre" });
});

test("where somebody of a kind is open but taken, nobody is called in from home", () => {
  const open = new Map([
    ["sur", [span(8, 22)]],
    ["one", [span(8, 22)]],
    ["two", [span(8, 18)]],
  ]);
  const busy = new Map([["one", [span(19, 20)]]]);
  expect(override(situation({ open, busy }), at(19))).toEqual({ kind: "full", need: "theatre" });
});

const ground = {
  usual: new Map([["one", [span(8, 18)]]]),
  exceptions: [] as Exception[],
  isInUse: () => true,
  isAccepted: () => false,
};
const claim = { resourceId: "one", ...span(9, 10) };

test("a claim stands while its resource is in use, open and not closed", () => {
  expect(unfounded(claim, ground)).toBeNull();
  expect(unfounded(claim, { ...ground, isInUse: () => false })).toBe("outOfUse");
  expect(unfounded(claim, { ...ground, exceptions: [closure("one", 9.5, 12)] })).toBe("closed");
  expect(unfounded(claim, { ...ground, exceptions: [closure(null, 8, 9.5)] })).toBe("siteClosed");
  const both = [closure("one", 8, 18), closure(null, 8, 18)];
  expect(unfounded(claim, { ...ground, exceptions: both })).toBe("siteClosed");
  expect(
    unfounded(claim, { ...ground, exceptions: [closure("two", 8, 18), closure("one", 10, 12)] }),
  ).toBeNull();
  expect(unfounded({ resourceId: "one", ...span(17, 19) }, ground)).toBe("hours");
  expect(unfounded({ resourceId: "two", ...span(9, 10) }, ground)).toBe("hours");
});

test("what was accepted outside hours stands, but not in a closure", () => {
  const accepted = { ...ground, isAccepted: (id: string) => id === "one" };
  expect(unfounded({ resourceId: "one", ...span(19, 20) }, accepted)).toBeNull();
  expect(
    unfounded({ resourceId: "one", ...span(19, 20) }, { ...accepted, exceptions: [closure("one", 19, 21)] }),
  ).toBe("closed");
  expect(unfounded({ resourceId: "two", ...span(19, 20) }, accepted)).toBe("hours");
});
