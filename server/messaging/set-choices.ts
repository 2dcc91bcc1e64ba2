import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { MessageChoices, type MessagesView } from "./message-schemas.ts";
import { messagesView } from "./messages-of.ts";

/** What she wants to be sent, by herself. What stands is planned anew; what has left stays as it is. */
export async function setChoices(ctx: Ctx, input: MessageChoices): Promise<MessagesView> {
  authorise(ctx, "my:write");
  const { isStopped, ...wanted } = MessageChoices.parse(input);
  const { visits, prepare, recovery, asksAgain, weeklyMost } = wanted;
  return transact(ctx, async (tx) => {
    const now = ctx.now.toString();
    await tx.sql`
      insert into message_choice (practice_id, patient_id, visits, prepare, recovery, asks_again, weekly_most, stopped_at)
      values (${ctx.practiceId}, ${ctx.actorId}, ${visits}, ${prepare}, ${recovery}, ${asksAgain}, ${weeklyMost},
              ${isStopped ? now : null}::timestamptz)
      on conflict (practice_id, patient_id) do update
         set visits = excluded.visits, prepare = excluded.prepare, recovery = excluded.recovery, asks_again = excluded.asks_again,
             weekly_most = excluded.weekly_most,
             stopped_at = case when excluded.stopped_at is null then null else coalesce(message_choice.stopped_at, excluded.stopped_at) end`;
    const subject = { subjectKind: "patient", subjectId: ctx.actorId ?? "" } as const;
    await audit(tx, ctx, { action: "messages.chosen", ...subject, fields: Object.keys(input) });
    return messagesView(tx, ctx, ctx.actorId ?? "");
  });
}
