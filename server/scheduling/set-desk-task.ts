import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { SetDeskTask } from "./schemas.ts";

/**
 * Ticks what the desk has done, or takes the tick back; where it stands so already, nothing happens. The worker, who may read the case, then works out anew whether it is ready.
 * NOT_FOUND for what is not asked of the desk, or is kept from it.
 */
export async function setDeskTask(ctx: Ctx, input: SetDeskTask): Promise<SetDeskTask> {
  authorise(ctx, "booking:write");
  const asked = SetDeskTask.parse(input);
  const { requestId, task, done } = asked;
  return transact(ctx, async (tx) => {
    const [found] = await tx.sql<{ done: boolean }[]>`
      select done_at is not null as done from desk_task
       where practice_id = ${ctx.practiceId} and request_id = ${requestId} and task = ${task} for update`;
    if (!found) throw notFound("deskTask");
    if (found.done === done) return asked;
    await tx.sql`
      update desk_task
         set done_at = ${done ? ctx.now.toString() : null}::timestamptz, done_by = ${done ? ctx.actorId : null}::uuid
       where practice_id = ${ctx.practiceId} and request_id = ${requestId} and task = ${task}`;
    const action = done ? "deskTask.done" : "deskTask.undone";
    await audit(tx, ctx, {
      action,
      subjectKind: "scheduling_request",
      subjectId: requestId,
      fields: ["doneAt"],
    });
    await tx.sql`select queue.enqueue('judge', ${requestId}::uuid)`;
    return asked;
  });
}
