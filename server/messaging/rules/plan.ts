import type { MessageRule } from "../message-schemas.ts";
import { askedFor } from "./asked.ts";
import { isSafe, safeFrom, safeUntil } from "./safe-hours.ts";
import {
  type Choice,
  type Draft,
  type Left,
  occasionOf,
  type Planned,
  type Reach,
  type State,
  type Visit,
} from "./state.ts";
import { instantOf, type WallTime, wallAt } from "./wall.ts";
import { weeklyMost } from "./weekly-most.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ONE_DAY = new Temporal.Duration(0, 0, 0, 1);
const [MORNING, EVENING] = [10 * 60, 17 * 60];

/** Days before an operation on which she is reminded of what there is to do (docs/domain.md). */
const PREPARE_DAYS = [14, 7, 3];
/** The last meal is eight hours before it at the latest: elapsed hours, whatever the clocks do. */
const [FASTING_READ, FASTING_STARTS] = [14 * HOUR, 8 * HOUR];
/** After so long at home she is asked for the day itself. */
const FIRST_QUESTION = 6 * HOUR;

/**
 * The messages that should still leave, for one patient: by what she has booked, what she has chosen and what has left already. Epoch ms; `now` decides only what is too late. What would have been due before
 * its visit stood as it does is skipped, unless it says what she has to know as soon as possible.
 */
export function plan({ reach, choice, visits, left }: State, now: number): Planned[] {
  if (!reach || choice.isStopped) return [];
  const gone = new Set(left.map(occasionOf));
  const drafts = visits
    .flatMap((visit) => ofVisit(visit, { reach, choice, left }, now))
    .filter((one) => !gone.has(occasionOf(one)))
    .map((one) => judged(one, reach, now));
  return weeklyMost(
    drafts,
    left.map(({ at }) => at),
    choice.weeklyMost,
  );
}

type Hers = { reach: Reach; choice: Choice; left: readonly Left[] };

function ofVisit(visit: Visit, { reach, choice, left }: Hers, now: number): Draft[] {
  const date = wallAt(visit.startsAt, visit.zone).date;
  const { asksAgain } = choice;
  const asked = askedFor(visit.asked, choice.recovery);
  const questions = () => (visit.state === "booked" ? after(visit, date, reach, { asked, asksAgain }) : []);
  if (visit.startsAt <= now) return questions();
  return [
    ...(choice.visits ? tellings(visit, date, reach, left) : []),
    ...(choice.prepare && visit.isOperation && visit.state === "booked" ? before(visit, date, reach) : []),
    ...questions(),
  ];
}

/** That it stands, that it has moved, that it is off; and once more the evening before. */
function tellings(visit: Visit, date: Temporal.PlainDate, reach: Reach, left: readonly Left[]): Draft[] {
  const knew = left.some(
    ({ bookingId, rule, version }) =>
      bookingId === visit.bookingId && rule !== "cancelled" && version < visit.version,
  );
  const soon = safeFrom(reach, wallAt(visit.since, reach.zone));
  const { startsAt, arrivesAt } = visit;
  if (visit.state === "cancelled" && knew && visit.since < startsAt)
    return [draft(visit, reach, "cancelled", 0, { dueAt: soon, until: startsAt, isFact: true })];
  if (visit.state !== "booked" || visit.since >= arrivesAt) return [];
  const evening = { date: date.subtract({ days: 1 }), minute: EVENING };
  return [
    draft(visit, reach, knew ? "moved" : "booked", 0, { dueAt: soon, until: arrivesAt, isFact: true }),
    at(visit, reach, "arrival", 1, evening, { until: arrivesAt, isFact: true }),
  ];
}

/** What there is to do before an operation. */
function before(visit: Visit, date: Temporal.PlainDate, reach: Reach): Draft[] {
  const reminders = PREPARE_DAYS.map((days) =>
    at(visit, reach, "prepare", days, { date: date.subtract({ days }), minute: MORNING }, { lasts: DAY }),
  );
  if (!visit.fasts) return reminders;
  const wanted = safeUntil(reach, wallAt(visit.startsAt - FASTING_READ, reach.zone));
  const soon = safeFrom(reach, wallAt(visit.since, reach.zone));
  const dueAt = Math.max(wanted, visit.since > wanted ? soon : wanted);
  const until = readBy(visit.startsAt);
  return [...reminders, draft(visit, reach, "fasting", 0, { dueAt, until, isFact: true })];
}

/** By when she has to have read when to stop eating (epoch ms), for an operation that starts then. */
export const readBy = (startsAt: number): number => startsAt - FASTING_STARTS;

/** How she is afterwards, and once more where she has not said so and nothing else asks her the next day. */
export function after(
  visit: Visit,
  date: Temporal.PlainDate,
  reach: Reach,
  { asked, asksAgain }: { asked: readonly number[]; asksAgain: boolean },
): Draft[] {
  return asked.flatMap((day, k) => {
    if (visit.answered.includes(day)) return [];
    const on = date.add({ days: day });
    const next = on.add(ONE_DAY);
    const first = at(
      visit,
      reach,
      "checkIn",
      day,
      { date: on, minute: MORNING },
      {
        until: instantOf({ date: next, minute: 0 }, reach.zone),
        notBefore: visit.startsAt + FIRST_QUESTION,
      },
    );
    const isAlone = (asked[k + 1] ?? Number.POSITIVE_INFINITY) > day + 1;
    return asksAgain && isAlone
      ? [first, at(visit, reach, "noAnswer", day, { date: next, minute: MORNING }, { lasts: DAY })]
      : [first];
  });
}

type Times = { until?: number; lasts?: number; notBefore?: number; isFact?: boolean };

/** Due when her clock shows it, or in the next safe hour; skipped where that was before the visit stood as it does. */
function at(
  visit: Visit,
  reach: Reach,
  rule: MessageRule,
  occasion: number,
  wall: WallTime,
  { until, lasts = 0, notBefore = 0, isFact = false }: Times,
): Draft {
  const wanted = instantOf(wall, reach.zone);
  const shown = wanted < notBefore ? wallAt(notBefore, reach.zone) : wall;
  const dueAt = safeFrom(reach, shown);
  const one = draft(visit, reach, rule, occasion, { dueAt, until: until ?? wanted + lasts, isFact });
  return wanted < visit.since ? { ...one, skipped: "bornLate" } : one;
}

const draft = (
  { bookingId, version }: Visit,
  { channel }: Reach,
  rule: MessageRule,
  occasion: number,
  times: { dueAt: number; until: number; isFact: boolean },
): Draft => ({ bookingId, version, rule, occasion, channel, skipped: null, ...times });

function judged(one: Draft, reach: Reach, now: number): Draft {
  if (one.skipped) return { ...one, dueAt: Math.min(one.dueAt, one.until) };
  if (one.dueAt >= one.until) return { ...one, dueAt: one.until, skipped: "noSafeHour" };
  if (one.until <= now) return { ...one, skipped: "tooLate" };
  // What could not be sent in its hour waits for the next one.
  if (one.dueAt > now || isSafe(reach, now)) return one;
  const next = safeFrom(reach, wallAt(now, reach.zone));
  return next < one.until ? { ...one, dueAt: next } : { ...one, skipped: "noSafeHour" };
}
