import { LATE_DAYS } from "#server/recovery/check-in-schemas.ts";
import { askedFor } from "./asked.ts";
import { after } from "./plan.ts";
import type { State, Visit } from "./state.ts";
import { instantOf, wallAt } from "./wall.ts";

/** So long after the second message somebody calls her: time to read it, and hours left to call in. */
const ANSWERS_WITHIN = 4 * 3_600_000;

/** The days that she has said nothing for since she last said how she is, in order, and when each has gone by (epoch ms). */
export type Awaited = {
  days: readonly { day: number; goneAt: number }[];
  /** From then on (epoch ms) nothing is waited for: her plan is over. */
  endsAt: number;
};

/**
 * By booking, the answers that are waited for. A day has gone by when it ends at the site of her operation; where she is sent a second message about it, four hours after that one at the earliest, and together with a later day at the latest. Who
 * gets no messages is asked on her page on the same days. Days that she has chosen not to be asked for are not waited for.
 */
export function awaitedAnswers({
  visits,
  ...hers
}: Pick<State, "visits" | "reach" | "choice">): Map<string, Awaited> {
  const asked = visits.filter((visit) => visit.state === "booked" && visit.asked.length > 0);
  return new Map(asked.map((visit) => [visit.bookingId, ofVisit(visit, hers)]));
}

function ofVisit(visit: Visit, { reach, choice }: Pick<State, "reach" | "choice">): Awaited {
  const { date } = wallAt(visit.startsAt, visit.zone);
  const asked = askedFor(visit.asked, choice.recovery);
  const { asksAgain } = choice;
  const sent = reach && !choice.isStopped ? after(visit, date, reach, { asked, asksAgain }) : [];
  const again = new Map(
    sent
      .filter(({ rule, dueAt, until }) => rule === "noAnswer" && dueAt < until)
      .map(({ occasion, dueAt }) => [occasion, dueAt + ANSWERS_WITHIN]),
  );
  const endOf = (day: number) => instantOf({ date: date.add({ days: day + 1 }), minute: 0 }, visit.zone);
  const told = Math.max(-1, ...visit.answered);
  const days = asked
    .filter((day) => day > told)
    .map((day) => ({ day, goneAt: Math.max(endOf(day), again.get(day) ?? 0) }));
  return {
    days: days.map(({ day }, n) => ({ day, goneAt: Math.min(...days.slice(n).map(({ goneAt }) => goneAt)) })),
    endsAt: endOf(Math.max(...visit.asked) + LATE_DAYS),
  };
}
