import { type Ctx, DomainError, notFound, type Tx } from "#server/kernel/index.ts";
import type { DayBooking } from "./day-booking.ts";
import type { DayStep } from "./day-schemas.ts";
import { judge } from "./lawful-case.ts";
import { refused } from "./offer.ts";
import { missingBefore, passesGates, stageOf } from "./rules/step-gates.ts";
import { caseInHand, type ToWrite } from "./team-write.ts";

/**
 * Refuses a step while a gate before it is open, and the way into theatre while the law forbids it today; the emergency track alone passes. What came with an import has no gates of ours, nor has what is
 * no operation.
 */
export async function mustBeMet(tx: Tx, ctx: Ctx, booking: DayBooking, step: DayStep): Promise<void> {
  const stage = stageOf[step];
  if (!booking.requestId || !stage) return;
  const found = await caseOf(tx, ctx, booking.requestId);
  if (passesGates(found.standing, stage, ctx.now)) return;
  const missing = missingBefore(found.standing, step, ctx.now);
  if (missing.length > 0)
    throw new DomainError("PRECONDITION_FAILED", "gatesOpen", { params: { count: missing.length, missing } });
  if (stage === "sedation") await mustBeLawful(tx, ctx, found);
}

/** Policy is asked again on the day: status, age, waits, and whose hands. */
async function mustBeLawful(tx: Tx, ctx: Ctx, { row, contents, standing }: ToWrite): Promise<void> {
  const judged = await judge(tx, ctx, { ...row, contents, hers: standing.hers });
  const refusal = judged?.refusalOn(judged.today);
  if (refusal) throw refused({ ...refusal, field: null });
}

async function caseOf(tx: Tx, ctx: Ctx, requestId: string): Promise<ToWrite> {
  const [known] = await tx.sql<{ caseId: string }[]>`
    select case_id as "caseId" from surgical_case
     where practice_id = ${ctx.practiceId} and request_id = ${requestId}`;
  if (!known) throw notFound("booking");
  return caseInHand(tx, ctx, known.caseId, { everAfter: true });
}
