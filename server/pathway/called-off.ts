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
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString();
  return (standing ? calledOffOf(standing.team) : [])
    .filter(({ at }) => dateOf(Temporal.Instant.from(at)) === dateOf(now))
    .map((one) => ({ ...one, caseId, patientName }));
}
