import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type MessagesView, SetChoices } from "./message-schemas.ts";
import { messagesView } from "./messages-of.ts";
import { USUAL_CHOICE } from "./rules/state.ts";

/** What she wants to be sent, by herself; what she leaves out stays as it was. What stands is planned anew; what has left stays as it is. */
export async function setChoices(ctx: Ctx, input: SetChoices): Promise<MessagesView> {
  authorise(ctx, "my:write");
  const wanted = SetChoices.parse(input);
  const { visits, prepare, recovery, asksAgain, weeklyMost, links, isStopped } = wanted;
  const usual = USUAL_CHOICE;
  return transact(ctx, async (tx) => {
    const stoppedAt = isStopped ? ctx.now.toString() : null;
    await tx.sql`
      insert into message_choice as kept (practice_id, patient_id, visits, prepare, recovery, asks_again, weekly_most, links, stopped_at)
      values (${ctx.practiceId}, ${ctx.actorId}, ${visits ?? usual.visits}, ${prepare ?? usual.prepare}, ${recovery ?? usual.recovery},
              ${asksAgain ?? usual.asksAgain}, ${weeklyMost ?? usual.weeklyMost}, ${links ?? usual.links}, ${stoppedAt}::timestamptz)
      on conflict (practice_id, patient_id) do update
         set visits = coalesce(${visits ?? null}, kept.visits), prepare = coalesce(${prepare ?? null}, kept.prepare),
             recovery = coalesce(${recovery ?? null}, kept.recovery), asks_again = coalesce(${asksAgain ?? null}, kept.asks_again),
             weekly_most = coalesce(${weeklyMost ?? null}, kept.weekly_most), links = coalesce(${links ?? null}, kept.links),
             stopped_at = case when ${isStopped ?? null}::boolean then coalesce(kept.stopped_at, excluded.stopped_at)
                               when not ${isStopped ?? null}::boolean then null
                               else kept.stopped_at end`;
    const subject = { subjectKind: "patient", subjectId: ctx.actorId ?? "" } as const;
    await audit(tx, ctx, { action: "messages.chosen", ...subject, fields: Object.keys(wanted) });
    return messagesView(tx, ctx, ctx.actorId ?? "");
  });
}
