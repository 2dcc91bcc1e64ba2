import type { Search, Situation } from "#server/scheduling/rules/find-starts.ts";
import type { Interval } from "#server/scheduling/rules/interval.ts";
import type { Need } from "#server/scheduling/rules/requirement.ts";
import type { Held } from "#server/scheduling/rules/starts.ts";

const MINUTE = 60_000;

/** Slow and plain: every start of a window on the wall clock, minute by minute, that somebody can serve. */
export function bruteStarts(search: Search): number[] {
  const starts: number[] = [];
  for (
    let at = Math.ceil(search.windowFrom / MINUTE) * MINUTE;
    at < search.windowTo && starts.length < (search.limit ?? Number.POSITIVE_INFINITY);
    at += MINUTE
  ) {
    if (isWelcome(search, at) && bruteBooks(search, at)) starts.push(at);
  }
  return starts;
}

function isWelcome(
  { zone, stepMinutes, earliestMinute, latestMinute, weekdays }: Search,
  at: number,
): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const minute = wall.hour * 60 + wall.minute;
  return (
    minute % stepMinutes === 0 &&
    (earliestMinute === undefined || minute >= earliestMinute) &&
    (latestMinute === undefined || minute <= latestMinute) &&
    (weekdays === undefined || weekdays.includes(wall.dayOfWeek))
  );
}

/** Whether any choice of members serves one start. */
export function bruteBooks(situation: Situation, startsAt: number): boolean {
  const { requirement, now, patientBusy } = situation;
  if (startsAt + requirement.fromMinute * MINUTE < now) return false;
  const hers = around(startsAt, requirement.patient);
  if (patientBusy.some((claim) => overlap(claim, hers))) return false;
  return choices(requirement.needs).some((members) => mayHold(situation, startsAt, members));
}

/** Whether these members, one for each need, can be held for a start. */
export function mayHold(
  { requirement, open, busy }: Situation,
  startsAt: number,
  members: readonly string[],
): boolean {
  const spans = requirement.needs.map((need) => around(startsAt, need));
  return members.every((member, i) => {
    const span = spans[i] as Interval;
    const opens = (open.get(member) ?? []).some(
      (o) => o.startsAt <= span.startsAt && span.endsAt <= o.endsAt,
    );
    const free = !(busy.get(member) ?? []).some((claim) => overlap(claim, span));
    const alone = members.every(
      (other, j) => j === i || other !== member || !overlap(spans[j] as Interval, span),
    );
    return opens && free && alone;
  });
}

/** Whether an answer's claims are what the requirement asks for, and can be held. */
export function isHonest(situation: Situation, startsAt: number, assignment: readonly Held[]): boolean {
  const { needs } = situation.requirement;
  const fits = needs.every((need, i) => {
    const held = assignment[i];
    const span = around(startsAt, need);
    return (
      held?.needId === need.needId &&
      need.candidates.includes(held.resourceId) &&
      held.startsAt === span.startsAt &&
      held.endsAt === span.endsAt
    );
  });
  return (
    fits &&
    assignment.length === needs.length &&
    mayHold(
      situation,
      startsAt,
      assignment.map(({ resourceId }) => resourceId),
    )
  );
}

const around = (
  startsAt: number,
  { fromMinute, toMinute }: { fromMinute: number; toMinute: number },
): Interval => ({
  startsAt: startsAt + fromMinute * MINUTE,
  endsAt: startsAt + toMinute * MINUTE,
});

export const overlap = (a: Interval, b: Interval): boolean =>
  a.startsAt < a.endsAt && b.startsAt < b.endsAt && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

function choices(needs: readonly Need[]): string[][] {
  return needs.reduce<string[][]>(
    (so, need) => so.flatMap((members) => need.candidates.map((id) => [...members, id])),
    [[]],
  );
}
