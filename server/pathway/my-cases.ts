import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { openCases } from "./queries.ts";
import { PLANNED_DAYS } from "./rules/recovery-day.ts";
import type { CaseSummary, MyCases } from "./schemas.ts";

const KEPT_HOURS = PLANNED_DAYS * 24; // as long as a recovery plan runs

/** The surgeon's own cases with their procedures: waiting, booked, and done lately. Withdrawn ones are left out. */
export async function myCases(ctx: Ctx, input: MyCases): Promise<CaseSummary[]> {
  authorise(ctx, "case:request");
  const doneSince = input.doneSince
    ? Temporal.PlainDate.from(input.doneSince).toZonedDateTime("UTC").toInstant()
    : ctx.now.subtract({ hours: KEPT_HOURS });
  return transact(ctx, async (tx) => {
    const filter = { doneSince, ...(ctx.actorId ? { surgeonStaffId: ctx.actorId } : {}) };
    const cases = (await openCases(tx, ctx, filter)).filter(({ summary }) => summary.state !== "withdrawn");
    const shown = cases.map(({ summary }) => summary.caseId);
    await audit(tx, ctx, { action: "cases.listed", subjectKind: "surgical_case", shown });
    return cases.map(({ summary }) => summary);
  });
}
