import { findStarts, type Search } from "#server/scheduling/rules/find-starts.ts";
import { openHours } from "#server/scheduling/rules/hours.ts";
import type { Interval } from "#server/scheduling/rules/interval.ts";
import type { Need, NeedKind } from "#server/scheduling/rules/requirement.ts";
import { type FloorPlan, floorPairs, floorStarts } from "./core-floor.ts";
import { atMost, type BenchRow, micros } from "./report.ts";

const MINUTE = 60_000;
const ZONE = "Europe/Paris";
const FROM = Temporal.ZonedDateTime.from("2026-09-01T00:00[Europe/Paris]");
const WINDOW = { startsAt: FROM.epochMilliseconds, endsAt: FROM.add({ days: 90 }).epochMilliseconds };
const GOAL = 3;

/** `times.core`: 90 days over a clock change, 15-minute step, 60 minutes, six bookings a day; worst of three rounds. */
export function coreBench(): BenchRow[] {
  const surgeons = Array.from({ length: 10 }, (_, i) => `surgeon-${i}`);
  const theatres = Array.from({ length: 4 }, (_, i) => `theatre-${i}`);
  const four = ["surgeon-0", "anaesthetist-0", "nurse-0", "theatre-0"];
  const kinds: NeedKind[] = ["surgeon", "anaesthetist", "nurse", "theatre"];
  const one = scene([need("surgeon", ["surgeon-0"])]);
  const all = scene(four.map((id, i) => need(kinds[i] ?? "nurse", [id])));
  const pair = scene([need("surgeon", surgeons), need("theatre", theatres)]);
  return [
    row("times.core one surgeon", one, () => floorStarts(plan(one))),
    row("times.core four resources", all, () => floorStarts(plan(all))),
    row("times.core any pair of 10 × 4", pair, () => floorPairs(plan(pair))),
  ];
}

function need(kind: NeedKind, candidates: string[]): Need {
  const minutes = { fromMinute: 0, toMinute: 60, beforeMinutes: 0, afterMinutes: 0 };
  return { needId: kind, phase: "operation", kind, candidates, ...minutes };
}

function scene(needs: Need[]): Search {
  const ids = needs.flatMap((n) => n.candidates);
  const week = [1, 2, 3, 4, 5, 6, 7];
  const open = openHours({
    siteId: "site",
    zone: ZONE,
    resourceIds: ids,
    hours: ids.flatMap((resourceId) =>
      week.map((weekday) => ({
        resourceId,
        siteId: "site",
        weekday,
        opensMinute: 8 * 60,
        closesMinute: 18 * 60,
        validFrom: "2026-01-01",
        validTo: null,
      })),
    ),
    exceptions: [],
    windowFrom: WINDOW.startsAt,
    windowTo: WINDOW.endsAt,
  });
  return {
    zone: ZONE,
    now: WINDOW.startsAt,
    windowFrom: WINDOW.startsAt,
    windowTo: WINDOW.endsAt,
    stepMinutes: 15,
    open,
    busy: new Map(ids.map((id, i) => [id, sixADay(i + 1)])),
    patientBusy: [],
    requirement: {
      needs,
      patient: { fromMinute: 0, toMinute: 60 },
      mainMinutes: 60,
      fromMinute: 0,
      toMinute: 60,
    },
  };
}

/** Six claims of half an hour a day at five-minute starts, the same for the same seed; an hour of four at once is then found now and again. */
function sixADay(seed: number): Interval[] {
  let state = seed * 2654435761;
  const claims: Interval[] = [];
  for (let day = 0; day < 90; day++) {
    const opens = FROM.add({ days: day }).with({ hour: 8 }).epochMilliseconds;
    for (let k = 0; k < 6; k++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const startsAt = opens + (k * 100 + ((state >>> 16) % 14) * 5) * MINUTE;
      claims.push({ startsAt, endsAt: startsAt + 30 * MINUTE });
    }
  }
  return claims;
}

function plan(search: Search): FloorPlan {
  const pools = search.requirement.needs.map((n) =>
    n.candidates.map((id) => ({ open: search.open.get(id) ?? [], busy: search.busy.get(id) ?? [] })),
  );
  return { first: WINDOW.startsAt, endsAt: WINDOW.endsAt, minutes: 60, pools };
}

function row(name: string, search: Search, floor: () => { length: number }): BenchRow {
  const [ours, bare] = [findStarts(search).length, floor().length];
  if (ours !== bare || ours === 0) throw new Error(`${name}: ${ours} starts against the floor's ${bare}`);
  const rounds = Array.from({ length: 3 }, () => ({
    floor: microseconds(floor),
    ours: microseconds(() => findStarts(search)),
  }));
  return atMost(`${name}, ${ours} starts`, GOAL, rounds, micros);
}

/** The median of a second's runs, after warming up. */
function microseconds(run: () => { length: number }): number {
  for (let k = 0; k < 300; k++) run();
  const times: number[] = [];
  const until = performance.now() + 700;
  while (performance.now() < until) {
    const start = performance.now();
    run();
    times.push((performance.now() - start) * 1000);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}
