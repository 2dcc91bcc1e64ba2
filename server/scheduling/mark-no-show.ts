import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { readBooking } from "./booking-views.ts";
import { lockDayOf } from "./lock-day.ts";
import { mustAllow } from "./must-allow.ts";
import { type BookingView, ChangeState } from "./schemas.ts";
import { changeState } from "./write-change.ts";

/**
 * She did not come: only once her hour has struck. The time stays taken, since it was; a surgeon's request waits again. Errors as `mustAllow`, and PRECONDITION_FAILED `isHere` where
 * somebody has tapped that she came.
 */
export async function markNoShow(ctx: Ctx, input: ChangeState): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const { bookingId, scheduleVersion } = ChangeState.parse(input);
  return transact(ctx, async (tx) => {
    await lockDayOf(tx, ctx, [bookingId]);
    const { readiness: _, step, ...before } = await readBooking(tx, ctx, bookingId);
    const state = mustAllow(ctx, "markNoShow", before, scheduleVersion);
    if (step !== null) throw new DomainError("PRECONDITION_FAILED", "isHere");
    await changeState(tx, ctx, {
      bookingId,
      scheduleVersion,
      from: before.state,
      to: state,
      kind: "no_show",
      details: { from: before.startsAt },
      fields: ["state"],
      actions: ["booking.no_show"],
    });
    return { ...before, state, scheduleVersion: scheduleVersion + 1 };
  });
}
