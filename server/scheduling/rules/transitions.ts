export type BookingState = "booked" | "cancelled" | "no_show";
export type BookingAction = "move" | "cancel" | "markNoShow" | "restore";

export type Transition =
  | { readonly ok: true; readonly next: BookingState }
  | { readonly ok: false; readonly reason: "notFromHere" | "notYet" | "over" };

const table: Record<BookingState, Partial<Record<BookingAction, BookingState>>> = {
  booked: { move: "booked", cancel: "cancelled", markNoShow: "no_show" },
  cancelled: { restore: "booked" },
  no_show: { restore: "booked" },
};

/**
 * Where an action leads a booking, or why it may not: `notFromHere` (the state has no such step), `notYet` (nobody has failed to come before
 * the hour has struck), `over` (what has begun is not moved; what has ended took place, or stays cancelled). Whether a time is free is not asked here.
 */
export function transition(
  state: BookingState,
  action: BookingAction,
  { startsAt, endsAt, now }: Record<"startsAt" | "endsAt" | "now", Temporal.Instant>,
): Transition {
  const next = table[state][action];
  if (!next) return { ok: false, reason: "notFromHere" };
  const hasStruck = Temporal.Instant.compare(startsAt, now) <= 0;
  const hasEnded = Temporal.Instant.compare(endsAt, now) <= 0;
  if (action === "markNoShow" && !hasStruck) return { ok: false, reason: "notYet" };
  if (action === "move" && hasStruck) return { ok: false, reason: "over" };
  const isForGood = action === "cancel" || (action === "restore" && state === "cancelled");
  if (isForGood && hasEnded) return { ok: false, reason: "over" };
  return { ok: true, next };
}
