import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { readBooking } from "./booking-views.ts";
import { lockDayOf } from "./lock-day.ts";
import { mustAllow } from "./must-allow.ts";
import { hasGoneIn } from "./rest-of-list.ts";
import { type BookingView, Cancel } from "./schemas.ts";
import { changeState } from "./write-change.ts";

/**
 * Gives a booking's time free again, until it has ended; a surgeon's request that it had taken waits again. Errors as `mustAllow`, and PRECONDITION_FAILED `inTheatre` once she has
 * gone into theatre: whatever is free then, the theatre is not.
 */
export async function cancel(ctx: Ctx, input: Cancel): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const { bookingId, scheduleVersion, reason, askedBy } = Cancel.parse(input);
  return transact(ctx, async (tx) => {
    await lockDayOf(tx, ctx, [bookingId]);
    const { readiness: _, step, ...before } = await readBooking(tx, ctx, bookingId);
    const state = mustAllow(ctx, "cancel", before, scheduleVersion);
    if (hasGoneIn(step)) throw new DomainError("PRECONDITION_FAILED", "inTheatre");
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
