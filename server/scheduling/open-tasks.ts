import type { DeskTask } from "#server/catalogue/checklist-schemas.ts";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { OpenTask } from "./rules/moved-tasks.ts";

/** What the desk has still to do for a request; none for what has no request, or is kept from the desk. */
export async function openTasks(tx: Tx, ctx: Ctx, requestId: string | null): Promise<OpenTask<DeskTask>[]> {
  if (!requestId) return [];
  return tx.sql<OpenTask<DeskTask>[]>`
    select task, days_before as "daysBefore" from desk_task
     where practice_id = ${ctx.practiceId} and request_id = ${requestId} and done_at is null`;
}
