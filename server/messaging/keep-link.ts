import type { Ctx, Tx } from "#server/kernel/index.ts";
import { hashOf, tokenOf } from "./answer-token.ts";
import type { Visit } from "./rules/state.ts";

/** A link takes an answer for so long at the most; what is told later has one of its own. */
const DAYS = 30;

/** The link of a message that is about to leave starts to take its answer, to the time as it stands now. */
export async function keepLink(
  tx: Tx,
  ctx: Ctx,
  message: { messageId: string; patientId: string },
  visit: Visit,
): Promise<void> {
  const { messageId, patientId } = message;
  const longest = ctx.now.add({ hours: DAYS * 24 }).epochMilliseconds;
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(Math.min(longest, visit.arrivesAt)).toString();
  await tx.sql`
    insert into answer_link (practice_id, message_id, token_hash, patient_id, booking_id, schedule_version, expires_at)
    values (${ctx.practiceId}, ${messageId}, ${hashOf(tokenOf(ctx.practiceId ?? "", messageId))}, ${patientId}, ${visit.bookingId},
            ${visit.version}, ${expiresAt}::timestamptz)
    on conflict do nothing`;
}
