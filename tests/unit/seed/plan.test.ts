import { describe, expect, test } from "vitest";
import { datesAround } from "#db/seed/days.ts";
import { dice } from "#db/seed/dice.ts";
import { type Journeys, planJourneys } from "#db/seed/journeys.ts";
import { rotas } from "#db/seed/rota.ts";
import { type Choice, planLists } from "#db/seed/theatre-lists.ts";

const choices: Choice[] = ["a", "b", "c"].flatMap((procedure) => [
  { procedure, variant: "local60", prepare: 40, minutes: 60, recovery: 60, anaesthetist: false },
  { procedure, variant: "sedation60", prepare: 40, minutes: 60, recovery: 90, anaesthetist: true },
]);
const WAIT = 15;

function plan(now: string): Journeys {
  const rota = rotas.paris;
  if (!rota) throw new Error("no rota");
  const roll = dice(1);
  const at = Temporal.Instant.from(now);
  const today = at.toZonedDateTimeISO("Europe/Paris").toPlainDate().toString();
  const lists = planLists(rota, today, choices, [], roll);
  const waitOf = () => ({ days: WAIT, blocksBooking: true, fromQuote: true });
  const scene = { rota, zone: "Europe/Paris", now: at, today, waitOf, roll };
  const others = Array.from({ length: 400 }, (_, i) => `patient ${i}`);
  return planJourneys(scene, lists, { special: { coming: null, recovering: null }, others }, []);
}
const onDate = (at: Temporal.Instant) => at.toZonedDateTimeISO("Europe/Paris").toPlainDate();

test("the same moment always gives the same demo", () => {
  expect(JSON.stringify(plan("2026-06-11T08:42:00Z"))).toBe(JSON.stringify(plan("2026-06-11T08:42:00Z")));
});

describe.each(["2026-06-11T08:42:00Z", "2026-10-25T00:30:00Z", "2026-12-31T23:30:00Z"])("at %s", (now) => {
  const { operations, visits } = plan(now);

  test("nobody operates before the law's wait is over, and the surgeon asks when it is", () => {
    expect(operations.length).toBeGreaterThan(200);
    for (const { consultation, requestedAt, startsAt } of operations) {
      const lawful = onDate(consultation.startsAt).add({ days: WAIT });
      expect(Temporal.PlainDate.compare(onDate(requestedAt), lawful)).toBeGreaterThanOrEqual(0);
      expect(Temporal.Instant.compare(requestedAt, startsAt)).toBe(-1);
    }
  });

  test("no surgeon sees two patients at once, and no patient comes twice a day", () => {
    const bySurgeon = Map.groupBy(visits, ({ surgeon }) => surgeon);
    for (const own of bySurgeon.values()) {
      const starts = own.map(({ startsAt }) => startsAt.epochMilliseconds);
      expect(new Set(starts).size).toBe(starts.length);
    }
    const days = [...visits, ...operations].map((one) => `${one.patientId} ${onDate(one.startsAt)}`);
    expect(new Set(days).size).toBe(days.length);
  });

  test("what is booked was booked before it takes place, and before now", () => {
    for (const { bookedAt, startsAt } of [...visits, ...operations]) {
      expect(Temporal.Instant.compare(bookedAt, startsAt)).toBe(-1);
      expect(Temporal.Instant.compare(bookedAt, Temporal.Instant.from(now))).toBeLessThanOrEqual(0);
    }
  });
});

test("dates around a wish come nearest first", () => {
  expect(datesAround("2026-03-01", 2)).toEqual([
    "2026-03-01",
    "2026-03-02",
    "2026-02-28",
    "2026-03-03",
    "2026-02-27",
  ]);
});
