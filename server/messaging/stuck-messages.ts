import { authorise, type Ctx, notFound, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { LogItem, MessageId, StuckView } from "./message-schemas.ts";
import { endOf } from "./rules/end-of.ts";

/** So many of what the demo keeps are shown. */
const SHOWN = 200;

/** What did not leave, or may not have, and in the demo what would have: never whose it is. Audited. */
export async function stuckMessages(ctx: Ctx): Promise<StuckView> {
  authorise(ctx, "message:manage");
  return transact(ctx, async (tx) => {
    const [stuck, captured] = await Promise.all([
      tx.sql<LogItem[]>`
        select message_id as "messageId", rule, channel, due_at as "dueAt", state, reason, receipt,
               receipt_reason as "receiptReason", changed_at as "changedAt"
          from message
         where practice_id = ${ctx.practiceId} and (state in ('failed', 'unknown') or receipt = 'undelivered' and until > ${ctx.now.toString()}::timestamptz) order by changed_at desc, message_id`,
      tx.sql<StuckView["captured"]>`
        select message_id as "messageId", channel, to_address as "to", subject, words as text, at from captured_message
         where practice_id = ${ctx.practiceId} order by at desc, message_id limit ${SHOWN}`,
    ]);
    await audit(tx, ctx, { action: "messages.stuck_listed", subjectKind: "message" });
    return {
      stuck: stuck.map((one) => ({
        ...one,
        dueAt: toInstant(one.dueAt).toString(),
        changedAt: toInstant(one.changedAt).toString(),
      })),
      captured: captured.map((one) => ({ ...one, to: endOf(one.to), at: toInstant(one.at).toString() })),
    };
  });
}

/** Has one planned once more; whether it still should leave is looked at then. NOT_FOUND where nothing of it is stuck. */
export async function sendAgain(ctx: Ctx, { messageId }: MessageId): Promise<MessageId> {
  authorise(ctx, "message:manage");
  return transact(ctx, async (tx) => {
    const [row] = await tx.sql<{ done: boolean }[]>`
      select send_again(${messageId}::uuid, ${ctx.now.toString()}::timestamptz) as done`;
    if (!row?.done) throw notFound("message");
    await audit(tx, ctx, { action: "message.sent_again", subjectKind: "message", subjectId: messageId });
    return { messageId };
  });
}
