import { type Ctx, newId, type Tx, transact } from "#server/kernel/index.ts";
import { keepSilences } from "#server/recovery/index.ts";
import { ms } from "#server/scheduling/index.ts";
import { loadState } from "./load-state.ts";
import { type Difference, difference, type Standing } from "./rules/difference.ts";
import { plan } from "./rules/plan.ts";
import { awaitedAnswers } from "./rules/silence.ts";

/** Makes the messages that stand for a patient, and the answers that are waited for, those that should exist, and writes the difference. Of two at once the second goes by what the first has written. For the worker. */
export async function planMessages(ctx: Ctx, patientId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockMessagesOf(tx, ctx, patientId);
    const loaded = await loadState(tx, ctx, patientId);
    if (!loaded) return;
    const now = ctx.now.epochMilliseconds;
    const standing = await standingOf(tx, ctx, patientId);
    const found = difference(standing, plan(loaded.state, now), loaded.state, now);
    await write(tx, ctx, patientId, found);
    await keepSilences(tx, ctx, patientId, awaitedAnswers(loaded.state));
  });
}

/** One at a time plans or sends for one patient. */
export const lockMessagesOf = (tx: Tx, ctx: Ctx, patientId: string) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`messages ${ctx.practiceId} ${patientId}`}, 0))`;

/** Has them planned anew once this is written: what was in hand stood in no plan, and nothing else may change that would ask for it. */
export const askToPlan = (tx: Tx, patientId: string) =>
  tx.sql`select queue.enqueue_once('plan_messages', ${patientId}::uuid)`;

function standingOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Standing[]> {
  return tx.sql<Standing[]>`
    select message_id as "messageId", booking_id as "bookingId", schedule_version as version, rule, occasion, channel,
           ${ms(tx, "due_at")} as "dueAt", ${ms(tx, "until")} as until, state, reason
      from message
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId} and state in ('planned', 'skipped')
     order by message_id for update`;
}

async function write(tx: Tx, ctx: Ctx, patientId: string, { written, dropped }: Difference): Promise<void> {
  const { sql } = tx;
  if (dropped.length > 0)
    await sql`
      delete from message
       where practice_id = ${ctx.practiceId} and message_id = any(${dropped}::uuid[]) and state in ('planned', 'skipped')`;
  if (written.length === 0) return;
  const rows = written.map((one) => ({ ...one, messageId: one.messageId ?? newId() }));
  await sql`
    insert into message (practice_id, message_id, patient_id, booking_id, schedule_version, rule, occasion, channel, due_at, until, state, reason,
                         changed_at)
    select ${ctx.practiceId}::uuid, "messageId", ${patientId}::uuid, "bookingId", version, rule, occasion, channel,
           to_timestamp("dueAt" / 1000.0), to_timestamp(until / 1000.0), state, reason, ${ctx.now.toString()}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as m (
             "messageId" uuid, "bookingId" uuid, version int, rule text, occasion smallint, channel text, "dueAt" float8, until float8, state text,
             reason text)
    on conflict (practice_id, booking_id, schedule_version, rule, occasion, channel) do update
       set due_at = excluded.due_at, until = excluded.until, state = excluded.state, reason = excluded.reason, changed_at = excluded.changed_at
     where message.state in ('planned', 'skipped')`;
}
