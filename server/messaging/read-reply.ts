import { z } from "zod";
import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { audit, unsealJson } from "#server/privacy/index.ts";
import type { CallId, ReplyWords } from "./call-schemas.ts";
import { replyPlace } from "./reply-place.ts";

/** What she wrote, for whoever is to call her. NOT_FOUND where nothing was written, and for who must not know of her. Audited. */
export async function readReply(ctx: Ctx, { callId }: CallId): Promise<ReplyWords> {
  authorise(ctx, "booking:write");
  return transact(ctx, async (tx) => {
    const [row] = await tx.sql<{ replyId: string; patientId: string; sealed: Buffer | null }[]>`
      select r.reply_id as "replyId", c.patient_id as "patientId", r.sealed
        from desk_call c join sms_reply r on r.practice_id = c.practice_id and r.reply_id = c.reply_id
       where c.practice_id = ${ctx.practiceId} and c.call_id = ${callId}`;
    if (!row?.sealed) throw notFound("call");
    const { replyId, patientId, sealed } = row;
    await audit(tx, ctx, { action: "reply.read", subjectKind: "patient", subjectId: patientId });
    const words = unsealJson(practiceKey(ctx.practiceId ?? ""), replyPlace(replyId), sealed);
    return { words: z.string().parse(words) };
  });
}
