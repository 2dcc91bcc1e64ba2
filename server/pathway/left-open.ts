import type { Ctx } from "#server/kernel/index.ts";
import type { DayList } from "./day-schemas.ts";
import type { OpenedCase } from "./queries.ts";
import { reviewBy } from "./rules/emergency.ts";
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

/** The emergency of a case that a second person has yet to look at; a list of one, or of none. */
export function emergencyOf(
  ctx: Ctx,
  { row, summary }: OpenedCase,
  standing: CaseStanding | undefined,
): DayList["emergencies"] {
  const run = standing?.team.emergency;
  if (!run || run.review) return [];
  const { reason, at, byName, byId } = run;
  return [
    {
      caseId: row.caseId,
      patientName: summary.patientName,
      reason,
      at,
      byName,
      reviewBy: reviewBy(run).toString(),
      mayReview: byId !== ctx.actorId,
    },
  ];
}
