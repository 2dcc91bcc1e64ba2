import type { PatientBookings } from "#server/scheduling/schemas.ts";

export type Booking = PatientBookings[number];
type Shown = "booked" | "over" | "cancelled" | "no_show";

/** How a booking stands at this instant, for its line. */
export const standing = ({ state, endsAt }: Booking, now: string): Shown =>
  state === "booked" && Date.parse(endsAt) <= Date.parse(now) ? "over" : state;

/** The one she comes to next, or is at now. */
export const nextOf = (bookings: readonly Booking[], now: string): Booking | null =>
  bookings
    .filter((booking) => standing(booking, now) === "booked")
    .reduce<Booking | null>((first, one) => (first && first.startsAt <= one.startsAt ? first : one), null);

/** What is to come and this colleague, whom she barred, is part of, soonest first. */
export const comingWith = (staffId: string, bookings: readonly Booking[], now: string): Booking[] =>
  inOrder(bookings, now).filter(
    (booking) => standing(booking, now) === "booked" && booking.barredStaffIds.includes(staffId),
  );

/** What is to come, soonest first; then what is over, cancelled or missed, latest first. */
export function inOrder(bookings: readonly Booking[], now: string): Booking[] {
  const coming = bookings.filter((booking) => standing(booking, now) === "booked");
  const gone = bookings.filter((booking) => standing(booking, now) !== "booked");
  const byStart = (a: Booking, b: Booking) => Date.parse(a.startsAt) - Date.parse(b.startsAt);
  return [...coming.toSorted(byStart), ...gone.toSorted(byStart).toReversed()];
}
