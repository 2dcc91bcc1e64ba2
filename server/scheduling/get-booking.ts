import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { auditOpened, bookingView } from "./booking-views.ts";
import { BookingId, type BookingView } from "./schemas.ts";

/** One booking with its patient's name and what it holds, for those who may know her. NOT_FOUND for everybody else. Audited. */
export async function getBooking(ctx: Ctx, input: BookingId): Promise<BookingView> {
  authorise(ctx, "patient:open");
  const { bookingId } = BookingId.parse(input);
  return transact(ctx, async (tx) => {
    const view = await bookingView(tx, ctx, bookingId);
    await auditOpened(tx, ctx, view);
    return view;
  });
}
