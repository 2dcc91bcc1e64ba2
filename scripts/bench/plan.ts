import { plan } from "#server/messaging/rules/plan.ts";
import { type Planned, type State, USUAL_CHOICE, USUAL_HOURS } from "#server/messaging/rules/state.ts";
import { atMost, type BenchRow, micros } from "./report.ts";

const BOOKINGS = 10_000;
const ZONE = "Europe/Paris";
const NOW = Temporal.Instant.from("2026-06-16T08:42:00Z").epochMilliseconds;
const [HOUR, DAY] = [3_600_000, 24 * 3_600_000];
const ASKED = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 30, 35, 42];
const GOAL = 3;
const ROUNDS = 5;

/** `plan`: the messages of 10,000 operations, one a patient, against a bare loop that builds the same rows by the same dates without asking for hours, limits or lateness; worst of five rounds. */
export function planBench(): BenchRow[] {
  const states = Array.from({ length: BOOKINGS }, (_, n) => stateOf(n));
  const ours = () => states.flatMap((state) => plan(state, NOW));
  const floor = () => states.flatMap(bare);
  const [planned, built] = [ours().length, floor().length];
  if (planned !== built) throw new Error(`${planned} messages against the floor's ${built}`);
  const rounds = Array.from({ length: ROUNDS }, () => ({ floor: took(floor), ours: took(ours) }));
  return [atMost(`plan, ${planned} messages of ${BOOKINGS} bookings`, GOAL, rounds, micros)];
}

/** From tomorrow to a year ahead, at every quarter of an hour of a day's list. */
function stateOf(n: number): State {
  const day = Math.floor((NOW + DAY) / DAY) * DAY + (n % 365) * DAY;
  const startsAt = day + 6 * HOUR + (n % 36) * 900_000;
  return {
    reach: { channel: "sms", zone: ZONE, ...USUAL_HOURS, weekdays: [] },
    choice: { ...USUAL_CHOICE, weeklyMost: 14 },
    left: [],
    visits: [
      {
        bookingId: `booking ${n}`,
        state: "booked",
        version: 1,
        startsAt,
        arrivesAt: startsAt - HOUR,
        zone: ZONE,
        since: NOW - HOUR,
        isOperation: true,
        fasts: true,
        asked: ASKED,
        answered: [],
      },
    ],
  };
}

function bare({ visits }: State): Planned[] {
  return visits.flatMap(({ bookingId, version, startsAt, since }) => {
    const date = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(ZONE).toPlainDate();
    const at = (days: number, plainTime: string) =>
      date.add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
    const row = (rule: Planned["rule"], occasion: number, dueAt: number): Planned => ({
      bookingId,
      version,
      rule,
      occasion,
      channel: "sms",
      dueAt,
      until: dueAt + DAY,
      skipped: null,
    });
    return [
      row("booked", 0, since),
      row("arrival", 1, at(-1, "17:00")),
      ...[14, 7, 3].map((days) => row("prepare", days, at(-days, "10:00"))),
      row("fasting", 0, startsAt - 14 * HOUR),
      ...ASKED.map((day) => row("checkIn", day, at(day, "10:00"))),
    ].sort((a, b) => a.dueAt - b.dueAt);
  });
}

/** Microseconds. */
function took(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) * 1000;
}
