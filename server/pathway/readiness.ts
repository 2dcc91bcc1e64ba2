import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type CaseStanding, gatesOf, readinessOf } from "./rules/gates.ts";

/** Tells the desk whether all is there, in the transaction that changes it: one of three words, for whatever operation. */
export async function tellReadiness(
  tx: Tx,
  ctx: Ctx,
  requestId: string,
  standing: CaseStanding,
): Promise<void> {
  const readiness = readinessOf(gatesOf(standing));
  await tx.sql`
    update request_readiness set readiness = ${readiness}
     where practice_id = ${ctx.practiceId} and request_id = ${requestId} and readiness <> ${readiness}`;
}
