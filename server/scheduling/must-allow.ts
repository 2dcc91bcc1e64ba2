import { type Ctx, DomainError } from "#server/kernel/index.ts";
import { type BookingAction, transition } from "./rules/transitions.ts";
import type { BookingState, BookingView } from "./schemas.ts";

const reasons = { notFromHere: "bookingState", notYet: "notYet", over: "bookingOver" } as const;

/** The state that an action leads a booking to. CONFLICT `changedMeanwhile`; PRECONDITION_FAILED `bookingState`, `notYet`, `bookingOver`. */
export function mustAllow(
  ctx: Ctx,
  action: BookingAction,
  booking: BookingView,
  seenVersion: number,
): BookingState {
  if (booking.scheduleVersion !== seenVersion) throw changedMeanwhile();
  const startsAt = Temporal.Instant.from(booking.startsAt);
  const way = transition(booking.state, action, { startsAt, now: ctx.now });
  if (!way.ok) throw new DomainError("PRECONDITION_FAILED", reasons[way.reason]);
  return way.next;
}

export const changedMeanwhile = () => new DomainError("CONFLICT", "changedMeanwhile");
