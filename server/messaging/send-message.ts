import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { Channel, HandedOver } from "./channels/channel.ts";
import { askToPlan } from "./plan-messages.ts";
import { become, type Taken, takeMessage } from "./take-message.ts";

/** The ways out of the house; null: none is set up for it. `ahead`: by so much this practice's clock goes before everybody else's (the demo's). */
export type WaysOut = { email: Channel | null; sms: Channel | null; ahead?: Temporal.Duration };

const cannotTell: HandedOver = { kind: "unknown", reason: "broken off" };
const NOTHING = new Temporal.Duration();

/** It was surely not taken: whoever asked for it tries again. */
export class NotNow extends Error {}

/**
 * Sends one message, if it should still be sent. What may have been taken is asked for by its id, and where nobody can tell it is said so and not sent again by itself. Throws NotNow where it was
 * not taken and is to be tried again; the `last` time it is given up. For the worker.
 */
export async function sendMessage(ctx: Ctx, messageId: string, ways: WaysOut, last = false): Promise<void> {
  const hand = await takeMessage(ctx, messageId);
  if (hand.kind === "nothing") return;
  const { taken } = hand;
  const way = ways[taken.channel];
  if (!way) return kept(ctx, taken, hand.kind === "left");
  const came =
    hand.kind === "mine"
      ? await way.send(taken)
      : await whatBecame(way, taken, hand.since.subtract(ways.ahead ?? NOTHING));
  await settle(ctx, taken, came, last);
  if (came.kind === "later" && !last) throw new NotNow(came.reason);
}

/** Of one that was handed over by somebody who never said what came of it. */
async function whatBecame(way: Channel, taken: Taken, since: Temporal.Instant): Promise<HandedOver> {
  const found = await way.find(taken, since);
  if (!found) return cannotTell;
  return found.kind === "accepted" ? found : { kind: "later", reason: "it never arrived there" };
}

/** What was surely taken is always written; whatever else came of it only while nobody else has found out more. */
async function settle(ctx: Ctx, taken: Taken, came: HandedOver, last: boolean): Promise<void> {
  const { messageId, patientId, at } = taken;
  await transact(ctx, async (tx) => {
    const after = stateAfter(came, last);
    const [done] = await become(
      tx,
      ctx,
      messageId,
      came.kind === "accepted" ? after : { ...after, since: at },
    );
    if (!done) return;
    if (came.kind === "refused" && came.reason === "stopped") await stop(tx, ctx, messageId);
    if (came.kind === "refused" || came.kind === "later") await askToPlan(tx, patientId);
    await note(tx, ctx, messageId);
  });
}

function stateAfter(came: HandedOver, last: boolean) {
  switch (came.kind) {
    case "accepted":
      return { state: "sent", providerId: came.providerId };
    case "refused":
      return { state: "failed", reason: came.reason };
    case "unknown":
      return { state: "unknown", reason: "notToldWhether" };
    case "later":
      return last ? { state: "failed", reason: "noWayThrough" } : { state: "planned" };
  }
}

/** The provider says that she wants nothing any more. */
const stop = (tx: Tx, ctx: Ctx, messageId: string) => tx.sql`
  insert into message_choice (practice_id, patient_id, stopped_at)
  select practice_id, patient_id, ${ctx.now.toString()}::timestamptz from message
   where practice_id = ${ctx.practiceId} and message_id = ${messageId}
  on conflict (practice_id, patient_id) do update set stopped_at = excluded.stopped_at where message_choice.stopped_at is null`;

/** Where no way out is set up: the demo keeps what would have left, to be read; elsewhere it is said that nothing leaves, or may have (`left`) while there was one. */
async function kept(ctx: Ctx, taken: Taken, left: boolean): Promise<void> {
  const { messageId, channel, to, subject, text } = taken;
  await transact(ctx, async (tx) => {
    const now = ctx.now.toString();
    const [demo] = await tx.sql`select 1 from demo_clock where practice_id = ${ctx.practiceId}`;
    const nowhere = left ? stateAfter(cannotTell, true) : { state: "failed", reason: "noWayOut" };
    if (!demo) return void (await become(tx, ctx, messageId, nowhere));
    await tx.sql`
      insert into captured_message (practice_id, message_id, channel, to_address, subject, words, at)
      values (${ctx.practiceId}, ${messageId}, ${channel}, ${to}, ${subject}, ${text}, ${now}::timestamptz)
      on conflict do nothing`;
    await become(tx, ctx, messageId, { state: "sent" });
    await note(tx, ctx, messageId);
  });
}

const note = (tx: Tx, ctx: Ctx, messageId: string) =>
  audit(tx, ctx, { action: "message.handled", subjectKind: "message", subjectId: messageId });
