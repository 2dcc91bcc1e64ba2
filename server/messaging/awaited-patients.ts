import { type Ctx, transact } from "#server/kernel/index.ts";
import { PLANNED_DAYS } from "#server/pathway/index.ts";

/** The practices in which somebody is operated on. For the worker, in no practice. */
export async function practicesThatAsk(ctx: Ctx): Promise<string[]> {
  const rows = await transact(
    ctx,
    (tx) => tx.sql<{ practiceId: string }[]>`select practices_that_ask() as "practiceId"`,
  );
  return rows.map(({ practiceId }) => practiceId);
}

/** Who has an operation for which nobody has said yet which answers are waited for: planned once, she is planned anew whenever something changes. */
export async function patientsToAwait(ctx: Ctx): Promise<string[]> {
  const since = ctx.now.subtract({ hours: PLANNED_DAYS * 24 }).toString();
  const rows = await transact(
    ctx,
    (tx) => tx.sql<{ patientId: string }[]>`
      select distinct b.patient_id as "patientId"
        from booking b
        join surgical_case c using (practice_id, request_id)
       where b.practice_id = ${ctx.practiceId} and b.state = 'booked' and b.starts_at > ${since}::timestamptz
         and not exists (select from silence w where w.practice_id = c.practice_id and w.case_id = c.case_id)`,
  );
  return rows.map(({ patientId }) => patientId);
}
