import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";

/** The days that are waited for, and when each has gone by; both ends as epoch ms. */
type Awaited = { days: readonly { day: number; goneAt: number }[]; endsAt: number };

/**
 * Writes which answers of hers are waited for, a row for each operation with a date. A day that had gone by before anybody waited for it is left out: an earlier time tells nothing that a nurse
 * could still do. For the worker, under the lock of her messages.
 */
export async function keepSilences(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  awaited: ReadonlyMap<string, Awaited>,
): Promise<void> {
  const now = ctx.now.epochMilliseconds;
  for (const { caseId, bookingId, siteId, known } of await rowsOf(tx, ctx, patientId)) {
    const { days, endsAt } = awaited.get(bookingId) ?? { days: [], endsAt: null };
    const kept = days.filter(({ day, goneAt }) => goneAt > now || known.includes(day));
    const times = kept.map(({ goneAt }) => text(goneAt));
    await tx.sql`
      insert into silence (practice_id, silence_id, case_id, patient_id, site_id, booking_id, days, due, begins_at, ends_at)
      values (${ctx.practiceId}, ${newId()}, ${caseId}, ${patientId}, ${siteId}, ${bookingId}, ${kept.map(({ day }) => day)}::smallint[],
              ${times}::timestamptz[], ${times[0] ?? null}::timestamptz, ${endsAt === null ? null : text(endsAt)}::timestamptz)
      on conflict (practice_id, case_id) do update
         set site_id = excluded.site_id, booking_id = excluded.booking_id, days = excluded.days, due = excluded.due, begins_at = excluded.begins_at,
             ends_at = excluded.ends_at`;
  }
}

const text = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();

type Row = { caseId: string; bookingId: string; siteId: string; known: number[] };

/** Her operations with a date, or with one that was waited for; `known`: the days that are waited for already. */
const rowsOf = (tx: Tx, ctx: Ctx, patientId: string) => tx.sql<Row[]>`
  select c.case_id as "caseId", coalesce(b.booking_id, w.booking_id) as "bookingId", coalesce(b.site_id, w.site_id) as "siteId",
         case when w.booking_id = b.booking_id then w.days else '{}' end as known
    from surgical_case c
    left join booking b on b.practice_id = c.practice_id and b.request_id = c.request_id and b.state = 'booked'
    left join silence w on w.practice_id = c.practice_id and w.case_id = c.case_id
   where c.practice_id = ${ctx.practiceId} and c.patient_id = ${patientId} and coalesce(b.booking_id, w.booking_id) is not null`;
