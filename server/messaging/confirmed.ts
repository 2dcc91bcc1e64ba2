import { authorise, type Ctx, toInstant, transact } from "#server/kernel/index.ts";
import type { Confirmed, ConfirmedOf } from "./call-schemas.ts";

/** Which of her bookings she has confirmed, to the time as it stands; none for who must not know of her. */
export async function confirmed(ctx: Ctx, { patientId }: ConfirmedOf): Promise<Confirmed> {
  authorise(ctx, "message:read");
  return transact(ctx, async (tx) => {
    const rows = await tx.sql<Confirmed>`
      select c.booking_id as "bookingId", c.by, c.confirmed_at as "confirmedAt"
        from booking_confirmation c
        join booking b on b.practice_id = c.practice_id and b.booking_id = c.booking_id and b.schedule_version = c.schedule_version
       where c.practice_id = ${ctx.practiceId} and c.patient_id = ${patientId} and b.state = 'booked'
       order by b.starts_at, c.booking_id`;
    return rows.map((row) => ({ ...row, confirmedAt: toInstant(row.confirmedAt).toString() }));
  });
}
