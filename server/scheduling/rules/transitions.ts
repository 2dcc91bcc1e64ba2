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
 * the hour has struck), `over` (a booking whose hour is past is not moved, and stays cancelled). Whether a time is free is not asked here.
 */
export function transition(
  state: BookingState,
  action: BookingAction,
  { startsAt, now }: { startsAt: Temporal.Instant; now: Temporal.Instant },
): Transition {
  const next = table[state][action];
  if (!next) return { ok: false, reason: "notFromHere" };
  const hasStruck = Temporal.Instant.compare(startsAt, now) <= 0;
  if (action === "markNoShow" && !hasStruck) return { ok: false, reason: "notYet" };
  if (hasStruck && (action === "move" || (action === "restore" && state === "cancelled"))) {
    return { ok: false, reason: "over" };
  }
  return { ok: true, next };
}
