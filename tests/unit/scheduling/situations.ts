import fc from "fast-check";
import type { Search } from "#server/scheduling/rules/find-starts.ts";
import { type Interval, merged } from "#server/scheduling/rules/interval.ts";
import type { Need, NeedKind, Requirement } from "#server/scheduling/rules/requirement.ts";

const MINUTE = 60_000;
const people = ["ana", "bo", "cy", "dee", "eve"];
const kinds: NeedKind[] = ["surgeon", "theatre", "bay", "nurse"];

/** Days around which clocks change (by an hour, by half an hour, at midnight), and plain ones. */
export const moments = [
  { zone: "Europe/Paris", from: "2026-03-28T12:00:00Z" },
  { zone: "Europe/Paris", from: "2026-10-24T12:00:00Z" },
  { zone: "America/New_York", from: "2026-03-08T00:00:00Z" },
  { zone: "America/New_York", from: "2026-10-31T20:00:00Z" },
  { zone: "Australia/Lord_Howe", from: "2026-04-04T06:00:00Z" },
  { zone: "Africa/Cairo", from: "2026-04-23T12:00:00Z" },
  { zone: "Asia/Kathmandu", from: "2026-06-15T00:00:00Z" },
  { zone: "UTC", from: "2026-06-15T00:00:00Z" },
] as const;

const five = (from: number, to: number) => fc.integer({ min: from / 5, max: to / 5 }).map((n) => n * 5);

/** Stretches within two days of a moment, at any minute. */
export const stretches = (from: number, max = 6): fc.Arbitrary<Interval[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -300, max: 2880 }), fc.integer({ min: 1, max: 700 }))
      .map(([start, minutes]) => ({
        startsAt: from + start * MINUTE,
        endsAt: from + (start + minutes) * MINUTE,
      })),
    { maxLength: max },
  );

const needs: fc.Arbitrary<Need[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      candidates: fc.oneof(
        { weight: 30, arbitrary: fc.subarray(people, { minLength: 1, maxLength: 4 }) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      at: five(-30, 30),
      minutes: five(5, 45),
      beforeMinutes: five(0, 15),
      afterMinutes: five(0, 15),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list.map(({ kind, candidates, at, minutes, beforeMinutes, afterMinutes }, i) => ({
      needId: `need ${i}`,
      phase: "operation" as const,
      kind,
      candidates: candidates.toSorted(),
      fromMinute: at - beforeMinutes,
      toMinute: at + minutes + afterMinutes,
      beforeMinutes,
      afterMinutes,
    })),
  );

const requirements: fc.Arbitrary<Requirement> = fc
  .tuple(needs, five(-30, 0), five(5, 60))
  .map(([list, fromMinute, toMinute]) => ({
    needs: list,
    patient: { fromMinute, toMinute },
    mainMinutes: 30,
    fromMinute: Math.min(fromMinute, ...list.map((n) => n.fromMinute)),
    toMinute: Math.max(toMinute, ...list.map((n) => n.toMinute)),
  }));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A search of up to a day and a half around a clock change or a plain day, over resources that are rather often free. */
export const searches: fc.Arbitrary<Search> = fc
  .constantFrom(...moments)
  .chain(({ zone, from: text }) => {
    const from = Date.parse(text);
    const each = <T>(arbitrary: fc.Arbitrary<T>) => fc.tuple(...people.map(() => arbitrary));
    return fc.record({
      zone: fc.constant(zone),
      now: fc.integer({ min: -900, max: 600 }).map((n) => from + n * MINUTE),
      requirement: requirements,
      open: each(
        fc.oneof(
          { weight: 1, arbitrary: stretches(from, 4) },
          { weight: 4, arbitrary: fc.constant([allDay(from)]) },
        ),
      ),
      busy: each(stretches(from, 4)),
      patientBusy: fc.oneof(fc.constant([]), stretches(from, 2)),
      windowFrom: fc.integer({ min: 0, max: 600 }).map((n) => from + n * MINUTE),
      minutes: fc.integer({ min: 60, max: 2000 }),
      stepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 60),
      earliestMinute: maybe(five(0, 1435)),
      latestMinute: maybe(five(0, 1435)),
      weekdays: maybe(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
      limit: maybe(fc.integer({ min: 1, max: 30 })),
    });
  })
  .map(
    ({
      open,
      busy,
      patientBusy,
      minutes,
      windowFrom,
      earliestMinute,
      latestMinute,
      weekdays,
      limit,
      ...rest
    }) => ({
      ...rest,
      windowFrom,
      windowTo: windowFrom + minutes * MINUTE,
      open: new Map(people.map((id, i) => [id, merged(open[i] ?? [])])),
      busy: new Map(people.map((id, i) => [id, byStart(busy[i] ?? [])])),
      patientBusy: byStart(patientBusy),
      ...(earliestMinute === undefined ? {} : { earliestMinute }),
      ...(latestMinute === undefined ? {} : { latestMinute }),
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(limit === undefined ? {} : { limit }),
    }),
  );

const allDay = (from: number): Interval => ({ startsAt: from - 600 * MINUTE, endsAt: from + 5000 * MINUTE });
const byStart = (claims: readonly Interval[]) => claims.toSorted((a, b) => a.startsAt - b.startsAt);
