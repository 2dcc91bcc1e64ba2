import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { auditOpened, readBooking } from "./booking-views.ts";
import { BookingId, type ReadBooking } from "./schemas.ts";

/** One booking with its patient's name, what it holds and how ready it is, for those who may know her. NOT_FOUND for everybody else. Audited. */
export async function getBooking(ctx: Ctx, input: BookingId): Promise<ReadBooking> {
  authorise(ctx, "patient:open");
  const { bookingId } = BookingId.parse(input);
  return transact(ctx, async (tx) => {
    const view = await readBooking(tx, ctx, bookingId);
    await auditOpened(tx, ctx, view);
    return view;
  });
}
