import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { OpenedCase } from "./queries.ts";

/** Its surgeon has made the law of a request another, perhaps a stricter one: nothing is booked of it before the worker has looked. Also of what no law was kept of. */
export async function doubt(
  tx: Tx,
  ctx: Ctx,
  { requestId, patientId }: Pick<OpenedCase["row"], "requestId" | "patientId">,
): Promise<void> {
  await tx.sql`
    insert into request_law (practice_id, request_id, patient_id, lawful_from, lawful_until, doubted)
    values (${ctx.practiceId}, ${requestId}, ${patientId}, null, null, true) on conflict do nothing`;
  await tx.sql`select doubt_request(${requestId}::uuid)`;
}
