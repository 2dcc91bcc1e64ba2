import { dateAt } from "#server/kernel/dates.ts";
import type { OpenedCase } from "./queries.ts";
import type { CaseStanding } from "./rules/gates.ts";
import type { CaseView, DayList } from "./schemas.ts";

/** What of a case was called off on its day, the latest first. */
export const calledOffOf = ({ cancelled }: CaseStanding["team"]): CaseView["calledOff"] =>
  cancelled.map(({ at, byName, reason, words }) => ({ at, byName, reason, words })).toReversed();

/** The same of today alone, with whom it is about. */
export function calledOffToday(
  { row: { caseId, zone }, summary: { patientName } }: OpenedCase,
  standing: CaseStanding | undefined,
  now: Temporal.Instant,
): DayList["cancelled"] {
  return (standing ? calledOffOf(standing.team) : [])
    .filter(({ at }) => dateAt(Temporal.Instant.from(at), zone) === dateAt(now, zone))
    .map((one) => ({ ...one, caseId, patientName }));
}
