import fc from "fast-check";
import { expect, test } from "vitest";
import { type HoursInput, openHours, usualHours, type WeeklyHours } from "#server/scheduling/rules/hours.ts";
import { dayBounds, instantOf, offsetsOf } from "#server/scheduling/rules/wall-clock.ts";
import { moments, stretches } from "./situations.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const row = (more: Partial<WeeklyHours> = {}): WeeklyHours => ({
  resourceId: "ana",
  siteId: "here",
  weekday: 7,
  opensMinute: 13 * 60,
  closesMinute: 18 * 60,
  validFrom: "2020-01-01",
  validTo: null,
  ...more,
});

function openOn(zone: string, date: string, hours: readonly WeeklyHours[], days = 1) {
  const window = {
    windowFrom: dayBounds(zone, date).startsAt,
    windowTo: dayBounds(zone, date).startsAt + days * DAY,
  };
  const input = { siteId: "here", zone, resourceIds: ["ana"], hours, exceptions: [], ...window };
  return (openHours(input).get("ana") ?? []).map(({ startsAt, endsAt }) => {
    const wall = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString()
        .slice(0, 16);
    return `${wall(startsAt)} ${wall(endsAt)} ${(endsAt - startsAt) / HOUR}h`;
  });
}

test("13. hours 13:00–18:00 on the day the clocks change stay 13:00–18:00 on the wall", () => {
  const same = (date: string) => [`${date}T13:00 ${date}T18:00 5h`];
  expect(openOn("Europe/Paris", "2026-03-29", [row()])).toEqual(same("2026-03-29"));
  expect(openOn("Europe/Paris", "2026-10-25", [row()])).toEqual(same("2026-10-25"));
  expect(openOn("America/New_York", "2026-03-08", [row()])).toEqual(same("2026-03-08"));
  expect(openOn("America/New_York", "2026-11-01", [row()])).toEqual(same("2026-11-01"));
});

test("13. an 08:00 rule keeps its wall time from October to December", () => {
  const mondays = row({ weekday: 1, opensMinute: 480, closesMinute: 720 });
  const found = openOn("Europe/Paris", "2026-10-01", [mondays], 92);
  expect(found).toHaveLength(13);
  for (const line of found) expect(line).toMatch(/T08:00 .*T12:00 4h$/);
});

test("13. a night shift over the missing hour is an hour shorter, over the doubled one an hour longer", () => {
  const night = row({ weekday: 6, opensMinute: 22 * 60, closesMinute: 6 * 60 });
  expect(openOn("Europe/Paris", "2026-03-28", [night], 2)).toEqual(["2026-03-28T22:00 2026-03-29T06:00 7h"]);
  expect(openOn("Europe/Paris", "2026-10-24", [night], 2)).toEqual(["2026-10-24T22:00 2026-10-25T06:00 9h"]);
  expect(openOn("Europe/Paris", "2026-06-13", [night], 2)).toEqual(["2026-06-13T22:00 2026-06-14T06:00 8h"]);
});

test("14. local evening hours are the evening's, though they lie on the next date in UTC", () => {
  const evening = row({ weekday: 1, opensMinute: 18 * 60, closesMinute: 22 * 60 });
  expect(openOn("America/New_York", "2026-06-15", [evening])).toEqual([
    "2026-06-15T18:00 2026-06-15T22:00 4h",
  ]);
  const early = row({ weekday: 1, opensMinute: 6 * 60, closesMinute: 8 * 60 });
  expect(openOn("Asia/Tokyo", "2026-06-15", [early])).toEqual(["2026-06-15T06:00 2026-06-15T08:00 2h"]);
});

test("15. one week that is shortened changes that date alone", () => {
  const before = row({ weekday: 1, opensMinute: 480, closesMinute: 1080, validTo: "2026-06-14" });
  const short = row({
    weekday: 1,
    opensMinute: 480,
    closesMinute: 720,
    validFrom: "2026-06-15",
    validTo: "2026-06-15",
  });
  const after = row({ weekday: 1, opensMinute: 480, closesMinute: 1080, validFrom: "2026-06-16" });
  expect(openOn("Europe/Paris", "2026-06-08", [before, short, after], 15)).toEqual([
    "2026-06-08T08:00 2026-06-08T18:00 10h",
    "2026-06-15T08:00 2026-06-15T12:00 4h",
    "2026-06-22T08:00 2026-06-22T18:00 10h",
  ]);
});

test("rows that touch are one stretch; another site's hours are not ours; hours that are over or have not begun are none", () => {
  const [first, second] = [
    row({ opensMinute: 480, closesMinute: 780 }),
    row({ opensMinute: 780, closesMinute: 1080 }),
  ];
  expect(openOn("Europe/Paris", "2026-06-14", [second, first])).toEqual([
    "2026-06-14T08:00 2026-06-14T18:00 10h",
  ]);
  expect(openOn("Europe/Paris", "2026-06-14", [row({ siteId: "there" })])).toEqual([]);
  expect(openOn("Europe/Paris", "2026-06-14", [row({ validTo: "2026-06-13" })])).toEqual([]);
  expect(openOn("Europe/Paris", "2026-06-14", [row({ validFrom: "2026-06-15" })])).toEqual([]);
});

test("a date has 23, 24 or 25 hours", () => {
  const length = (zone: string, date: string) =>
    (dayBounds(zone, date).endsAt - dayBounds(zone, date).startsAt) / HOUR;
  expect(length("Europe/Paris", "2026-03-29")).toBe(23);
  expect(length("Europe/Paris", "2026-10-25")).toBe(25);
  expect(length("Europe/Paris", "2026-10-26")).toBe(24);
  expect(length("Australia/Lord_Howe", "2026-04-05")).toBe(24.5);
});

test("a wall time is the instant that Temporal gives it, missing and doubled hours too", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...moments),
      fc.integer({ min: -4000, max: 4000 }),
      ({ zone, from }, minutes) => {
        const local = Math.floor(Date.parse(from) / DAY) * DAY + minutes * MINUTE;
        const plain = Temporal.Instant.fromEpochMilliseconds(local)
          .toZonedDateTimeISO("UTC")
          .toPlainDateTime();
        const offsets = offsetsOf(zone, { startsAt: local - DAY, endsAt: local + DAY });
        expect(instantOf(local, offsets)).toBe(plain.toZonedDateTime(zone).epochMilliseconds);
      },
    ),
    { numRuns: 2000 },
  );
});

const rows = fc.array(
  fc.record({
    resourceId: fc.constantFrom("ana", "bo"),
    siteId: fc.constantFrom("here", "here", "there"),
    weekday: fc.integer({ min: 1, max: 7 }),
    opensMinute: fc.integer({ min: 0, max: 1439 }),
    closesMinute: fc.integer({ min: 0, max: 1440 }),
    validFrom: fc.constantFrom("2020-01-01", "2026-03-29", "2026-10-25"),
    validTo: fc.constantFrom(null, null, "2026-03-29", "2026-10-25", "2030-01-01"),
  }),
  { maxLength: 8 },
);

const inputs = fc.constantFrom(...moments).chain(({ zone, from }) => {
  const at = Date.parse(from);
  const exceptions = fc
    .array(
      fc.tuple(
        stretches(at, 1),
        fc.record({
          resourceId: fc.constantFrom(null, "ana", "bo"),
          siteId: fc.constantFrom(null, "here", "there"),
          kind: fc.constantFrom("closure" as const, "opening" as const),
        }),
      ),
      { maxLength: 5 },
    )
    .map((list) => list.flatMap(([[span], what]) => (span ? [{ ...span, ...what }] : [])));
  return fc.record({
    siteId: fc.constant("here"),
    zone: fc.constant(zone),
    resourceIds: fc.constant(["ana", "bo"]),
    hours: rows,
    exceptions,
    windowFrom: fc.constant(at),
    windowTo: fc.constant(at + 2 * DAY),
  });
});

test("whether someone is open at a minute is what the plain reading of hours, openings and closures says", () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 0, max: 2879 }), (input, minutes) => {
      const at = input.windowFrom + minutes * MINUTE;
      const open = openHours(input);
      for (const id of input.resourceIds) {
        const holds = (open.get(id) ?? []).some((o) => o.startsAt <= at && at < o.endsAt);
        expect(holds).toBe(isOpen(input, id, at, true));
        const usual = (usualHours(input).get(id) ?? []).some((o) => o.startsAt <= at && at < o.endsAt);
        expect(usual).toBe(isOpen(input, id, at, false));
      }
    }),
    { numRuns: 1500 },
  );
});

function isOpen(input: HoursInput, resourceId: string, at: number, closures: boolean): boolean {
  const own = input.hours.filter((h) => h.resourceId === resourceId && h.siteId === input.siteId);
  const here = input.exceptions.filter(
    (e) =>
      (e.siteId === null || e.siteId === input.siteId) &&
      (e.resourceId === null || e.resourceId === resourceId) &&
      e.startsAt <= at &&
      at < e.endsAt,
  );
  if (closures && here.some((e) => e.kind === "closure")) return false;
  if (here.some((e) => e.kind === "opening" && (e.resourceId !== null || own.length > 0))) return true;
  return own.some((h) => inShift(h, input.zone, at));
}

/** Looks at the shifts that begin on the date of an instant and on the one before. */
function inShift(h: WeeklyHours, zone: string, at: number): boolean {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return [date, date.subtract({ days: 1 })].some((day) => {
    const begins = day.toString();
    if (day.dayOfWeek !== h.weekday || begins < h.validFrom || (h.validTo !== null && begins > h.validTo))
      return false;
    const wall = (minutes: number) =>
      day.toPlainDateTime().add({ minutes }).toZonedDateTime(zone).epochMilliseconds;
    const closes = h.closesMinute <= h.opensMinute ? h.closesMinute + 1440 : h.closesMinute;
    return wall(h.opensMinute) <= at && at < wall(closes);
  });
}
