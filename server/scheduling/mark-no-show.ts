import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { bookingView } from "./booking-views.ts";
import { mustAllow } from "./must-allow.ts";
import { type BookingView, ChangeState } from "./schemas.ts";
import { changeState } from "./write-change.ts";

/** She did not come: only once her hour has struck. The time stays taken, since it was; a surgeon's request waits again. Errors as `mustAllow`. */
export async function markNoShow(ctx: Ctx, input: ChangeState): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const { bookingId, scheduleVersion } = ChangeState.parse(input);
  return transact(ctx, async (tx) => {
    const before = await bookingView(tx, ctx, bookingId);
    const state = mustAllow(ctx, "markNoShow", before, scheduleVersion);
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
