import { type Ctx, DomainError, toInstant } from "#server/kernel/index.ts";
import { type BookingAction, transition } from "./rules/transitions.ts";
import type { BookingState, BookingView } from "./schemas.ts";

const reasons = { notFromHere: "bookingState", notYet: "notYet", over: "bookingOver" } as const;

/** `mustLead`, for a caller who has seen a version of the booking: CONFLICT `changedMeanwhile` when it is another by now. */
export function mustAllow(
  ctx: Ctx,
  action: BookingAction,
  booking: BookingView,
  seenVersion: number,
): BookingState {
  if (booking.scheduleVersion !== seenVersion) throw changedMeanwhile();
  return mustLead(ctx, action, booking);
}

/** The state that an action leads a booking to. PRECONDITION_FAILED `bookingState`, `notYet`, `bookingOver`. */
export function mustLead(
  { now }: Ctx,
  action: BookingAction,
  { state, startsAt, endsAt }: Pick<BookingView, "state" | "startsAt" | "endsAt">,
): BookingState {
  const way = transition(state, action, { startsAt: toInstant(startsAt), endsAt: toInstant(endsAt), now });
  if (!way.ok) throw new DomainError("PRECONDITION_FAILED", reasons[way.reason]);
  return way.next;
}

export const changedMeanwhile = () => new DomainError("CONFLICT", "changedMeanwhile");
