import fc from "fast-check";
import { expect, test } from "vitest";
import { explain, type Question } from "#server/scheduling/rules/explain.ts";
import { findStarts } from "#server/scheduling/rules/find-starts.ts";
import { type Exception, openHours, usualHours, type WeeklyHours } from "#server/scheduling/rules/hours.ts";
import type { Interval } from "#server/scheduling/rules/interval.ts";
import type { Need, NeedKind } from "#server/scheduling/rules/requirement.ts";
import { searches } from "./situations.ts";

const zone = "Europe/Paris";
const at = (wall: string) =>
  Temporal.PlainDateTime.from(wall.replace(" ", "T")).toZonedDateTime(zone).epochMilliseconds;
const span = (from: string, to: string): Interval => ({ startsAt: at(from), endsAt: at(to) });

const need = (kind: NeedKind, ...candidates: string[]): Need => ({
  needId: `${kind} ${candidates.join()}`,
  phase: "operation",
  kind,
  candidates,
  fromMinute: 0,
  toMinute: 60,
  beforeMinutes: 0,
  afterMinutes: 0,
});

type Given = {
  needs?: Need[];
  weekdays?: Record<string, number[]>;
  opens?: Record<string, [number, number]>;
  exceptions?: Exception[];
  busy?: Record<string, Interval[]>;
  patientBusy?: Interval[];
  now?: string;
  from?: string;
  to?: string;
  wish?: Pick<Question, "earliestMinute" | "latestMinute" | "weekdays">;
};

/** Monday 15 June 2026 and the days after it; everybody is here Monday to Friday 8–18 unless said otherwise. */
function ask(given: Given) {
  const needs = given.needs ?? [need("surgeon", "sur"), need("theatre", "one", "two")];
  const ids = [...new Set(needs.flatMap(({ candidates }) => candidates))];
  const exceptions = given.exceptions ?? [];
  const window = {
    windowFrom: at(`${given.from ?? "2026-06-15"} 00:00`),
    windowTo: at(`${given.to ?? "2026-06-16"} 00:00`),
  };
  const hours = ids.flatMap((resourceId) =>
    (given.weekdays?.[resourceId] ?? [1, 2, 3, 4, 5]).map((weekday): WeeklyHours => {
      const [opens, closes] = given.opens?.[resourceId] ?? [8, 18];
      const dates = { validFrom: "2020-01-01", validTo: null };
      return {
        resourceId,
        siteId: "here",
        weekday,
        opensMinute: opens * 60,
        closesMinute: closes * 60,
        ...dates,
      };
    }),
  );
  const input = { siteId: "here", zone, resourceIds: ids, hours, exceptions, ...window };
  return explain({
    zone,
    now: at(given.now ?? "2026-06-14 12:00"),
    requirement: {
      needs,
      patient: { fromMinute: 0, toMinute: 60 },
      mainMinutes: 60,
      fromMinute: 0,
      toMinute: 60,
    },
    open: openHours(input),
    usual: usualHours(input),
    exceptions,
    busy: new Map(Object.entries(given.busy ?? {})),
    patientBusy: given.patientBusy ?? [],
    ...window,
    stepMinutes: 15,
    ...given.wish,
  });
}

const all = span("2026-06-15 08:00", "2026-06-15 18:00");
const closure = (resourceId: string | null, from: string, to: string): Exception => ({
  ...span(from, to),
  resourceId,
  siteId: null,
  kind: "closure",
});
const why = (given: Given) => ask(given).days[0]?.reason;

test("no anaesthetist on Fridays", () => {
  const needs = [need("surgeon", "sur"), need("anaesthetist", "ana")];
  const found = ask({ needs, weekdays: { ana: [1, 2, 3, 4] }, from: "2026-06-15", to: "2026-06-20" });
  expect(found.days).toEqual([
    { date: "2026-06-19", reason: { kind: "noneOfKindHere", need: "anaesthetist", weekday: 5 } },
  ]);
  expect(found.nothing).toBeNull();
});

test("Dr Muster is away until Wednesday; of two the one who is back first is named", () => {
  const sur = closure("sur", "2026-06-15 00:00", "2026-06-17 00:00");
  expect(why({ exceptions: [sur] })).toEqual({ kind: "away", resourceId: "sur", until: "2026-06-17" });
  const needs = [need("surgeon", "ana", "sur")];
  const ana = closure("ana", "2026-06-15 00:00", "2026-06-16 00:00");
  expect(why({ needs, exceptions: [sur, ana] })).toEqual({
    kind: "away",
    resourceId: "ana",
    until: "2026-06-16",
  });
});

test("both theatres are full", () => {
  expect(why({ busy: { one: [all], two: [all] } })).toEqual({ kind: "full", need: "theatre", members: 2 });
});

test("a holiday of the site, and a Sunday, are closed days", () => {
  expect(why({ exceptions: [closure(null, "2026-06-15 00:00", "2026-06-16 00:00")] })).toEqual({
    kind: "closedDay",
  });
  expect(why({ from: "2026-06-21", to: "2026-06-22" })).toEqual({ kind: "closedDay" });
});

test("a surgeon is free, but no theatre then", () => {
  const busy = {
    sur: [span("2026-06-15 12:00", "2026-06-15 18:00")],
    one: [span("2026-06-15 08:00", "2026-06-15 12:00")],
  };
  const needs = [need("surgeon", "sur"), need("theatre", "one")];
  expect(why({ needs, busy })).toEqual({
    kind: "noOverlap",
    need: "surgeon",
    without: "theatre",
    at: at("2026-06-15 08:00"),
  });
});

test("two nurses are needed and one is there", () => {
  const needs = [need("nurse", "ana"), { ...need("nurse", "ana"), needId: "second" }];
  expect(why({ needs })).toMatchObject({ kind: "noOverlap", need: "nurse", without: "nurse" });
});

test("what alone stands in the way is said first: her own booking, or what was ruled out", () => {
  expect(why({ patientBusy: [all] })).toEqual({ kind: "patientBusy" });
  expect(why({ wish: { weekdays: [2] } })).toEqual({ kind: "preference" });
  expect(why({ wish: { earliestMinute: 20 * 60 } })).toEqual({ kind: "preference" });
});

test("nobody of a kind at all; and a day of which too little is left", () => {
  const found = ask({
    needs: [need("equipment"), need("surgeon", "sur")],
    from: "2026-06-15",
    to: "2026-06-22",
  });
  expect(found.nothing).toEqual({ kind: "noneOfKindHere", need: "equipment", weekday: null });
  expect(why({ now: "2026-06-15 17:30" })).toEqual({ kind: "past" });
});

test("a kind that is missing on several weekdays is said once, without a weekday", () => {
  const needs = [need("surgeon", "sur"), need("anaesthetist", "ana")];
  const found = ask({ needs, weekdays: { ana: [] }, from: "2026-06-15", to: "2026-06-20" });
  expect(found.nothing).toEqual({ kind: "noneOfKindHere", need: "anaesthetist", weekday: null });
});

test("exactly the dates without a start are explained, each once and in order", () => {
  fc.assert(
    fc.property(searches, ({ limit: _, ...search }) => {
      fc.pre(search.windowFrom < search.windowTo);
      const { days, nothing } = explain({ ...search, usual: search.open, exceptions: [] });
      const dateOf = (ms: number) =>
        Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(search.zone).toPlainDate().toString();
      const offered = new Set(findStarts(search).times().map(dateOf));
      const dates: string[] = [];
      for (let ms = search.windowFrom; ms < search.windowTo; ms += 60_000) {
        const date = dateOf(ms);
        if (dates.at(-1) !== date) dates.push(date);
      }
      expect(days.map(({ date }) => date)).toEqual(dates.filter((date) => !offered.has(date)));
      expect(nothing === null).toBe(offered.size > 0);
    }),
    { numRuns: 200 },
  );
});
