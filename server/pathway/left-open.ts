import type { Ctx } from "#server/kernel/index.ts";
import type { DayList } from "./day-schemas.ts";
import type { OpenedCase } from "./queries.ts";
import { emergenciesOf, reviewBy } from "./rules/emergency.ts";
import type { CaseStanding } from "./rules/gates.ts";

/** Specimens of a case of which she has not been told. */
export const specimensOf = (
  { row, summary }: OpenedCase,
  standing: CaseStanding | undefined,
): DayList["specimens"] =>
  (standing?.team.specimens ?? [])
    .filter(({ toldAt }) => toldAt === null)
    .map(({ specimenId, what, at, seenAt }) => ({
      caseId: row.caseId,
      specimenId,
      patientName: summary.patientName,
      what,
      at,
      seenAt,
    }));

/** The emergencies of a case that a second person has yet to look at. */
export function emergencyOf(
  ctx: Ctx,
  { row, summary }: OpenedCase,
  standing: CaseStanding | undefined,
): DayList["emergencies"] {
  const open = standing ? emergenciesOf(standing.team).filter(({ review }) => review === null) : [];
  return open.map((one) => ({
    caseId: row.caseId,
    patientName: summary.patientName,
    reason: one.reason,
    at: one.at,
    byName: one.byName,
    reviewBy: reviewBy(one).toString(),
    mayReview: one.byId !== ctx.actorId,
  }));
}
