import type { Ctx, Tx } from "#server/kernel/index.ts";
import { operationsOf } from "#server/pathway/index.ts";
import { planOf } from "./my-plan.ts";

/** By booking: the days on which the plan of her operation asks how she is, in order, and those that she has answered for. For the worker. */
export async function askedOf(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
): Promise<Map<string, { days: number[]; answered: number[] }>> {
  const asked = new Map<string, { days: number[]; answered: number[] }>();
  for (const { caseId, contents, operation } of await operationsOf(tx, ctx, patientId)) {
    const days = operation && (await planOf(tx, ctx, contents))?.content.checkIns?.days;
    if (operation && days)
      asked.set(operation.bookingId, { days, answered: await answeredOf(tx, ctx, caseId) });
  }
  return asked;
}

async function answeredOf(tx: Tx, ctx: Ctx, caseId: string): Promise<number[]> {
  const rows = await tx.sql<{ day: number }[]>`
    select day from check_in where practice_id = ${ctx.practiceId} and case_id = ${caseId} and is_sent order by day`;
  return rows.map(({ day }) => day);
}
