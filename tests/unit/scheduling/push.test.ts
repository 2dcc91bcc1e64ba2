import fc from "fast-check";
import { expect, test } from "vitest";
import { assignAll, type Wanted } from "#server/scheduling/rules/assign-all.ts";
import type { Claimed, Interval } from "#server/scheduling/rules/interval.ts";
import { type PushAsk, type Pushed, pushAll } from "#server/scheduling/rules/push.ts";
import type { Need, Requirement } from "#server/scheduling/rules/requirement.ts";
import { overlap } from "./brute.ts";

const MINUTE = 60_000;
const MIDNIGHT = Date.parse("2026-06-15T00:00:00Z");
const at = (minute: number) => MIDNIGHT + minute * MINUTE;
const span = (from: number, to: number): Interval => ({ startsAt: at(from), endsAt: at(to) });

const need = (needId: string, kind: Need["kind"], candidates: string[], from: number, to: number): Need => ({
  ...{ needId, kind, candidates, fromMinute: from, toMinute: to },
  ...{ phase: "operation", beforeMinutes: 0, afterMinutes: 0 },
});

/** An operation of so many minutes: got ready in a bay, then the theatre with its turnover, then a bay. */
const operation = (minutes: number, surgeon: string, bays: string[]): Requirement => ({
  needs: [
    need("prepare", "bay", bays, -30, 0),
    need("surgeon", "surgeon", [surgeon], 0, minutes),
    need("theatre", "theatre", ["theatre"], -5, minutes + 10),
    need("recovery", "bay", bays, minutes, minutes + 60),
  ],
  patient: { fromMinute: -30, toMinute: minutes + 60 },
  mainMinutes: minutes,
  fromMinute: -30,
  toMinute: minutes + 60,
});

type Day = { list: Pushed[]; by: number };
const open = (ids: readonly string[], hours: Interval) => new Map(ids.map((id) => [id, [hours]]));
const ask = (more: Partial<PushAsk> = {}): PushAsk => ({
  ...{ now: at(0), outsideHours: false, mayBePast: false, unseen: [] },
  ...more,
});

const bays = ["bay 1", "bay 2", "bay 3"];
const everybody = ["theatre", "sur 1", "sur 2", ...bays];
const minutesOf = (max: number) => fc.integer({ min: 1, max: max / 5 }).map((n) => n * 5);

/** A list without overlaps in one theatre, which opens and closes as everybody does, among claims of others. */
const days: fc.Arbitrary<Day> = fc
  .record({
    own: fc.array(
      fc.record({
        gap: minutesOf(60),
        minutes: minutesOf(90),
        surgeon: fc.constantFrom("sur 1", "sur 2"),
        bays: fc.subarray(bays, { minLength: 1 }),
        hers: fc.array(fc.integer({ min: 0, max: 1400 }), { maxLength: 1 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    others: fc.array(
      fc.record({
        who: fc.constantFrom(...everybody),
        from: fc.integer({ min: 0, max: 1300 }),
        minutes: fc.integer({ min: 1, max: 90 }),
      }),
      { maxLength: 5 },
    ),
    closes: fc.integer({ min: 700, max: 1440 }),
    by: minutesOf(240),
  })
  .map(({ own, others, closes, by }) => {
    const busy = Map.groupBy(
      others.map(({ who, from, minutes }) => ({ who, ...span(from, from + minutes), bookingId: "another" })),
      ({ who }) => who,
    ) as Map<string, Claimed[]>;
    for (const claims of busy.values()) claims.sort((a, b) => a.startsAt - b.startsAt);
    let next = 400;
    const list = own.map((one, n): Pushed => {
      const was = at(next + one.gap);
      next += one.gap + one.minutes + 15;
      return {
        bookingId: `booking ${n}`,
        was,
        startsAt: was + by * MINUTE,
        exceptions: [],
        situation: {
          zone: "UTC",
          now: at(0),
          requirement: operation(one.minutes, one.surgeon, one.bays),
          open: open(everybody, span(300, closes)),
          busy,
          patientBusy: one.hers.map((from) => span(from, from + 20)),
        },
      };
    });
    return { list, by };
  });

const around = (startsAt: number, { fromMinute, toMinute }: { fromMinute: number; toMinute: number }) => ({
  startsAt: startsAt + fromMinute * MINUTE,
  endsAt: startsAt + toMinute * MINUTE,
});

test("what is pushed never overlaps anything, keeps its order, its length, its surgeon and its theatre, and stays in hours", () => {
  fc.assert(
    fc.property(days, ({ list, by }) => {
      const verdict = pushAll(list, ask());
      if (!verdict.ok) {
        expect(verdict.refused.size).toBeGreaterThan(0);
        return;
      }
      const held = list.flatMap(({ bookingId, situation }) => {
        const start = verdict.starts.get(bookingId);
        return (start?.assignment ?? []).map((one) => ({ ...one, situation }));
      });
      for (const [n, one] of held.entries()) {
        for (const other of held.slice(n + 1))
          expect(one.resourceId === other.resourceId && overlap(one, other)).toBe(false);
        expect(one.situation.busy.get(one.resourceId)?.some((claim) => overlap(claim, one)) ?? false).toBe(
          false,
        );
        const [hours] = one.situation.open.get(one.resourceId) ?? [];
        expect(hours && hours.startsAt <= one.startsAt && one.endsAt <= hours.endsAt).toBe(true);
      }
      for (const { bookingId, was, situation } of list) {
        const start = verdict.starts.get(bookingId);
        expect(start?.startsAt).toBe(was + by * MINUTE);
        const hers = around(start?.startsAt ?? 0, situation.requirement.patient);
        expect(situation.patientBusy.some((claim) => overlap(claim, hers))).toBe(false);
        for (const [k, one] of situation.requirement.needs.entries()) {
          const claim = start?.assignment[k];
          expect(claim).toMatchObject({ needId: one.needId, ...around(start?.startsAt ?? 0, one) });
          expect(one.candidates).toContain(claim?.resourceId);
        }
      }
      const order = list.map(({ bookingId }) => verdict.starts.get(bookingId)?.startsAt ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
    { numRuns: 600 },
  );
});

test("it is refused exactly where no choice of members serves all of the list", () => {
  let both = [0, 0];
  fc.assert(
    fc.property(days, ({ list }) => {
      const verdict = pushAll(list, ask());
      expect(verdict.ok).toBe(bruteList(list));
      both = verdict.ok ? [(both[0] ?? 0) + 1, both[1] ?? 0] : [both[0] ?? 0, (both[1] ?? 0) + 1];
    }),
    { numRuns: 800 },
  );
  expect(Math.min(...both)).toBeGreaterThan(50);
});

/** Slow and plain: every choice of members for every need of every booking. */
function bruteList(list: readonly Pushed[]): boolean {
  const claims = list.flatMap(({ startsAt, situation }) =>
    situation.requirement.needs.map((one) => ({
      ...around(startsAt, one),
      candidates: one.candidates,
      situation,
    })),
  );
  const free = list.every(({ startsAt, was, situation }) => {
    const hers = around(startsAt, situation.requirement.patient);
    const sameDay = Math.floor(startsAt / 86_400_000) === Math.floor(was / 86_400_000);
    return sameDay && !situation.patientBusy.some((claim) => overlap(claim, hers));
  });
  const may = (k: number, id: string, chosen: readonly string[]) => {
    const claim = claims[k];
    if (!claim) return false;
    const { situation } = claim;
    const isOpen = situation.open
      .get(id)
      ?.some((o) => o.startsAt <= claim.startsAt && claim.endsAt <= o.endsAt);
    const isFree = !situation.busy.get(id)?.some((one) => overlap(one, claim));
    const alone = chosen.every((other, j) => other !== id || !overlap(claims[j] ?? claim, claim));
    return Boolean(isOpen) && isFree && alone;
  };
  const from = (k: number, chosen: readonly string[]): boolean =>
    k === claims.length ||
    (claims[k]?.candidates ?? []).some((id) => may(k, id, chosen) && from(k + 1, [...chosen, id]));
  return free && from(0, []);
}

const base = (was: number, by: number, more: Partial<Pushed["situation"]> = {}): Pushed => ({
  bookingId: `at ${was}`,
  was: at(was),
  startsAt: at(was + by),
  exceptions: [],
  situation: {
    zone: "UTC",
    now: at(0),
    requirement: operation(60, "sur 1", bays),
    open: open(everybody, span(480, 1080)),
    busy: new Map(),
    patientBusy: [],
    ...more,
  },
});
const reasons = (list: Pushed[], more: Partial<PushAsk> = {}) => {
  const verdict = pushAll(list, ask(more));
  return verdict.ok ? "ok" : [...verdict.refused].map(([id, why]) => [id, why.kind].join(": "));
};

test("that she was got ready before now is no obstacle, an hour that is over is, unless a push is taken back", () => {
  expect(reasons([base(600, 15)], { now: at(600) })).toBe("ok");
  expect(reasons([base(600, 15)], { now: at(620) })).toEqual(["at 600: past"]);
  expect(reasons([base(600, 15)], { now: at(620), mayBePast: true })).toBe("ok");
});

test("the end of the hours refuses it without a reason, a closure with one too, and so does midnight", () => {
  expect(reasons([base(900, 120)])).toEqual(["at 900: closed"]);
  const outside = pushAll([base(900, 120)], ask({ outsideHours: true }));
  expect(outside.ok && outside.starts.get("at 900")?.outside).toContain("bay 1");
  const shut = { ...span(1100, 1440), kind: "closure" as const, resourceId: null, siteId: null };
  expect(reasons([{ ...base(900, 120), exceptions: [shut] }], { outsideHours: true })).toEqual([
    "at 900: closed",
  ]);
  expect(reasons([base(1300, 200)], { outsideHours: true })).toEqual(["at 1300: nextDay"]);
});

test("nothing is pushed past what the reader must not know of", () => {
  const unseen = [span(720, 780)];
  expect(reasons([base(600, 240)])).toBe("ok");
  expect(reasons([base(600, 240)], { unseen })).toEqual(["at 600: full"]);
});

test("somebody else's holder gives way where only so both can go", () => {
  // The second needs bay 2 once bay 1 has closed; the first, who holds bay 2 now, can have bay 1.
  const hours = new Map([...open(everybody, span(480, 1080)), ["bay 1", [span(480, 750)]], ["bay 3", []]]);
  const kept = (holder: string) => ({
    day: at(0) / 86_400_000,
    holders: new Map([["recovery", holder]]),
  });
  const first = base(540, 60, { open: hours, kept: kept("bay 2") });
  const brief = operation(30, "sur 1", bays);
  const second = base(615, 60, { open: hours, kept: kept("bay 1"), requirement: brief });
  const verdict = pushAll([first, second], ask());
  const bayOf = (one: Pushed) =>
    verdict.ok &&
    verdict.starts.get(one.bookingId)?.assignment.find(({ needId }) => needId === "recovery")?.resourceId;
  expect([bayOf(first), bayOf(second)]).toEqual(["bay 1", "bay 2"]);
});

test("a long list that cannot be served is refused, and names the first who is short of somebody", () => {
  const short = Array.from({ length: 12 }, (_, n) => ({
    ...base(480 + n * 20, 30),
    bookingId: `booking ${n}`,
    situation: { ...base(0, 0).situation, requirement: onlyBays },
  }));
  // Tried in every order, it would outlast every test's own limit.
  expect(pushAll(short, ask())).toEqual({
    ok: false,
    refused: new Map([["booking 3", { kind: "tooFew", need: "bay" }]]),
  });
});

const onlyBays: Requirement = {
  ...operation(60, "sur 1", bays),
  needs: [need("recovery", "bay", bays, 0, 70)],
};

test("assigning takes the best first, and looks further only where it must", () => {
  const wanted = (key: string, from: number, to: number, ...choices: string[]): Wanted => ({
    key,
    ...span(from, to),
    choices,
  });
  expect(assignAll([wanted("a", 0, 10, "x", "y"), wanted("b", 5, 15, "x")])).toEqual(
    new Map([
      ["a", "y"],
      ["b", "x"],
    ]),
  );
  expect(assignAll([wanted("a", 0, 10, "x"), wanted("b", 10, 15, "x")])?.get("b")).toBe("x");
  expect(assignAll([wanted("a", 0, 10, "x"), wanted("b", 9, 15, "x")])).toBeNull();
  expect(assignAll([wanted("a", 0, 10)])).toBeNull();
});
