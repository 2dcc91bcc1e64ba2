import type { Ctx, Tx } from "#server/kernel/index.ts";

/** Whether she has been taken into theatre on a booking (null: there is none, and she has not). */
export async function isInTheatre(tx: Tx, ctx: Ctx, bookingId: string | null): Promise<boolean> {
  const [taken] = await tx.sql`
    select 1 from day_step where practice_id = ${ctx.practiceId} and booking_id = ${bookingId} and step = 'in_theatre'`;
  return taken !== undefined;
}
