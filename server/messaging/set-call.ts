import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { SetCall } from "./call-schemas.ts";

/** She was called, or not yet after all; where it stands so already, nothing happens. NOT_FOUND for who must not know of her. */
export async function setCall(ctx: Ctx, input: SetCall): Promise<SetCall> {
  authorise(ctx, "booking:write");
  const asked = SetCall.parse(input);
  const { callId, done } = asked;
  return transact(ctx, async (tx) => {
    const [found] = await tx.sql<{ done: boolean; patientId: string }[]>`
      select done_at is not null as done, patient_id as "patientId" from desk_call
       where practice_id = ${ctx.practiceId} and call_id = ${callId} for update`;
    if (!found) throw notFound("call");
    if (found.done === done) return asked;
    await tx.sql`
      update desk_call
         set done_at = ${done ? ctx.now.toString() : null}::timestamptz, done_by = ${done ? ctx.actorId : null}::uuid
       where practice_id = ${ctx.practiceId} and call_id = ${callId}`;
    const action = done ? "call.done" : "call.undone";
    const subject = { subjectKind: "patient", subjectId: found.patientId } as const;
    await audit(tx, ctx, { action, ...subject, fields: ["doneAt"] });
    return asked;
  });
}
