import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { bookingView } from "./booking-views.ts";
import { mustAllow } from "./must-allow.ts";
import { type BookingView, Cancel } from "./schemas.ts";
import { changeState } from "./write-change.ts";

/** Gives a booking's time free again, until it has ended; a surgeon's request that it had taken waits again. Errors as `mustAllow`. */
export async function cancel(ctx: Ctx, input: Cancel): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const { bookingId, scheduleVersion, reason, askedBy } = Cancel.parse(input);
  return transact(ctx, async (tx) => {
    const before = await bookingView(tx, ctx, bookingId);
    const state = mustAllow(ctx, "cancel", before, scheduleVersion);
    await changeState(tx, ctx, {
      bookingId,
      scheduleVersion,
      from: before.state,
      to: state,
      kind: "cancelled",
      details: { from: before.startsAt, reason, askedBy },
      fields: ["state"],
      actions: ["booking.cancelled"],
    });
    return { ...before, state, scheduleVersion: scheduleVersion + 1, resources: [] };
  });
}
