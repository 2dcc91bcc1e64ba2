import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { lostAt } from "./orphans.ts";
import { BookingId } from "./schemas.ts";

/** Whether a booking is one of those to be called and moved: a closure or changed hours took its ground, so the practice asks. NOT_FOUND for who may not know of it. */
export async function hasLostHours(ctx: Ctx, input: BookingId): Promise<boolean> {
  authorise(ctx, "booking:write");
  const { bookingId } = BookingId.parse(input);
  return transact(ctx, async (tx) => {
    const [found] = await tx.sql<{ siteId: string; revision: string }[]>`
      select b.site_id as "siteId", l.revision from booking b join plan_revision l on l.practice_id = b.practice_id
       where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId}`;
    if (!found) throw notFound("booking");
    return (await lostAt(tx, ctx, found.siteId, found.revision)).has(bookingId);
  });
}
