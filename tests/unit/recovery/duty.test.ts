import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DutyRow,
  holderAt,
  nextOnDuty,
  onDuty,
  shiftsAround,
  turnOf,
} from "#server/recovery/rules/duty.ts";

const ZONE = "Europe/Paris";
const at = (text: string, zone = ZONE) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
const instant = (text: string) => Temporal.Instant.fromEpochMilliseconds(at(text));
const shown = (ms: number | undefined) =>
  ms === undefined
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms)
        .toZonedDateTimeISO(ZONE)
        .toPlainDateTime()
        .toString()
        .slice(0, 16);
const row = (name: string, weekday: number, from: number, to: number, rank = 1): DutyRow => ({
  ...{ staffId: name, name, weekday, rank },
  ...{ startsMinute: from * 60, endsMinute: (to * 60) % 1440 },
});
const MINUTE = 60_000;

// Tuesday 16 June: Ana from 7 to 15:00, Bo from 9 to 17:00 behind her, and nobody until Wednesday 7:00.
const rota = [row("Ana", 2, 7, 15), row("Bo", 2, 9, 17, 2), row("Ana", 3, 7, 15)];
const shifts = shiftsAround(rota, ZONE, instant("2026-06-16T10:00"));
const line = (since: string, minutes = 30) => ({ since: at(since), limit: minutes * MINUTE });
const said = (since: string, now: string) => {
  const turn = turnOf(shifts, line(since), at(now));
  return turn && `${turn.name} since ${shown(turn.from)}, ${turn.goesTo?.name} ${shown(turn.goesTo?.at)}`;
};

test("the first on duty has it, and after its limit the next, who keeps it until her shift ends", () => {
  expect(said("2026-06-16T10:05", "2026-06-16T10:05")).toBe(
    "Ana since 2026-06-16T10:05, Bo 2026-06-16T10:35",
  );
  expect(said("2026-06-16T10:05", "2026-06-16T10:35")).toBe(
    "Bo since 2026-06-16T10:35, null 2026-06-16T17:00",
  );
});

test("what came at night begins to wait when somebody comes, and whoever is alone keeps it until a colleague comes", () => {
  expect(said("2026-06-16T02:00", "2026-06-16T07:10")).toBe(
    "Ana since 2026-06-16T07:00, Bo 2026-06-16T09:00",
  );
  expect(said("2026-06-16T18:00", "2026-06-16T20:00")).toBeNull();
  const next = nextOnDuty(shifts, at("2026-06-16T20:00"));
  expect([next?.name, shown(next?.from)]).toEqual(["Ana", "2026-06-17T07:00"]);
  expect(nextOnDuty(shifts, at("2026-06-16T16:59"))).toBeNull();
});

test("the hours of the night do not count against whoever comes first", () => {
  const both = shiftsAround(
    [row("Ana", 2, 7, 15), row("Bo", 2, 7, 15, 2)],
    ZONE,
    instant("2026-06-16T07:10"),
  );
  const turn = turnOf(both, line("2026-06-16T02:00"), at("2026-06-16T07:10"));
  expect([turn?.name, shown(turn?.from), turn?.goesTo?.name, shown(turn?.goesTo?.at)]).toEqual([
    "Ana",
    "2026-06-16T07:00",
    "Bo",
    "2026-06-16T07:30",
  ]);
});

test("who comes and goes at the same hour is on duty for a day", () => {
  const [one] = shiftsAround([row("Ana", 2, 8, 8)], ZONE, instant("2026-06-16T10:00")).filter(
    ({ from }) => from === at("2026-06-16T08:00"),
  );
  expect(shown(one?.to)).toBe("2026-06-17T08:00");
});

test("a night shift is an hour shorter or longer where the clocks change, and its limits are elapsed time", () => {
  const night = [row("Ana", 6, 22, 6), row("Bo", 6, 22, 6, 2)];
  for (const [date, hours, goes] of [
    ["2026-03-28", 7, "2026-03-29T03:15"], // the hour from 2 to 3 is not there
    ["2026-10-24", 9, "2026-10-25T02:15"], // from 2 to 3 it is there twice
  ] as const) {
    const [one] = shiftsAround(night, ZONE, instant(`${date}T23:00`)).filter(
      ({ from }) => from === at(`${date}T22:00`),
    );
    expect(((one?.to ?? 0) - (one?.from ?? 0)) / 3_600_000).toBe(hours);
    const since = at(`${date}T23:00`) + 165 * MINUTE; // 1:45
    const all = shiftsAround(night, ZONE, instant(`${date}T23:00`));
    const turn = turnOf(all, { since, limit: 30 * MINUTE }, since);
    expect([turn?.name, shown(turn?.goesTo?.at), turn?.goesTo?.name]).toEqual(["Ana", goes, "Bo"]);
  }
});

const anyRow = fc.record({
  staffId: fc.constantFrom("a", "b", "c"),
  weekday: fc.integer({ min: 1, max: 7 }),
  startsMinute: fc.integer({ min: 0, max: 95 }).map((n) => n * 15),
  endsMinute: fc.integer({ min: 0, max: 95 }).map((n) => n * 15),
  rank: fc.integer({ min: 1, max: 3 }),
});

test("whatever the rota: it is with somebody exactly while somebody is on duty, who is there then, and it goes when it was said to go", () => {
  const begins = at("2026-03-25T00:00");
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 8 }),
      fc.constantFrom(ZONE, "America/New_York", "Australia/Lord_Howe"),
      fc.integer({ min: 0, max: 7 * 1440 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 1, max: 300 }),
      (rows, zone, minute, waits, limit) => {
        const since = begins + minute * MINUTE;
        const now = since + waits * MINUTE;
        const named = rows.map((one) => ({ ...one, name: one.staffId }));
        const all = shiftsAround(named, zone, Temporal.Instant.fromEpochMilliseconds(now));
        const waiting = { since, limit: limit * MINUTE };
        const turn = turnOf(all, waiting, now);
        const there = onDuty(all, now).map(({ staffId }) => staffId);
        if (!turn) expect(there).toEqual([]);
        if (!turn) return;
        expect(there).toContain(turn.staffId);
        expect(turn.from).toBeLessThanOrEqual(now);
        if (!turn.goesTo) return;
        expect(turn.goesTo.at).toBeGreaterThan(now);
        expect(holderAt(all, waiting, turn.goesTo.at - 1)?.staffId).toBe(turn.staffId);
        expect(holderAt(all, waiting, turn.goesTo.at)?.name ?? null).toBe(turn.goesTo.name);
      },
    ),
    { numRuns: 500 },
  );
});
