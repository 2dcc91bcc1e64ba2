import { type Ctx, transact } from "#server/kernel/index.ts";

/** The practices with something to send. For the worker, in no practice. */
export async function practicesThatSend(ctx: Ctx): Promise<string[]> {
  const rows = await transact(
    ctx,
    (tx) => tx.sql<{ practiceId: string }[]>`select practices_that_send() as "practiceId"`,
  );
  return rows.map(({ practiceId }) => practiceId);
}

export type Due = {
  /** To be looked at, and sent if they should still be. */
  messages: string[];
  /** Whose have become too late: planned anew, they are told apart and say so. */
  patients: string[];
};

/** What is due in a practice by now. */
export async function dueMessages(ctx: Ctx): Promise<Due> {
  return transact(ctx, async (tx) => {
    const now = ctx.now.toString();
    const rows = await tx.sql<{ messageId: string; patientId: string; isLate: boolean }[]>`
      select message_id as "messageId", patient_id as "patientId", state = 'planned' and until <= ${now}::timestamptz as "isLate" from message
       where practice_id = ${ctx.practiceId} and state in ('planned', 'sending') and due_at <= ${now}::timestamptz
       order by due_at, message_id`;
    return {
      messages: rows.filter(({ isLate }) => !isLate).map(({ messageId }) => messageId),
      patients: [...new Set(rows.filter(({ isLate }) => isLate).map(({ patientId }) => patientId))],
    };
  });
}
