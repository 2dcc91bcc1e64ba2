import type { DayView } from "#server/scheduling/schemas.ts";
import type { DayBoard, DayBooking, Gap } from "./day-board.ts";

/** Who is still to come, by the time at which each is told to arrive. */
export const arrivals = (day: Pick<DayView, "bookings" | "now">): DayBooking[] =>
  day.bookings
    .filter(({ state, arrivesAt }) => state === "booked" && Date.parse(arrivesAt) >= Date.parse(day.now))
    .sort((one, other) => Date.parse(one.arrivesAt) - Date.parse(other.arrivesAt));

export type Free = Gap & { resourceId: string; name: string; isTheatre: boolean };

/** The gaps of all lanes, the next first. */
export const freeStretches = (board: DayBoard): Free[] =>
  board.lanes
    .flatMap(({ resourceId, name, kind, pieces }) =>
      pieces.flatMap((piece) =>
        piece.kind === "gap" ? [{ ...piece, resourceId, name, isTheatre: kind === "theatre" }] : [],
      ),
    )
    .sort((one, other) => one.from - other.from);

/** What of the theatres is free of the time that a booking had: where somebody else could come. */
export const freedBy = (board: DayBoard, { startsAt, endsAt }: DayBooking): Free[] =>
  freeStretches(board).filter(
    (gap) =>
      gap.isTheatre &&
      Date.parse(gap.startsAt) < Date.parse(endsAt) &&
      Date.parse(startsAt) < Date.parse(gap.startsAt) + gap.minutes * 60_000,
  );

/** What is not on the board any more: cancelled, and missed where the time was given away. */
export function apart(day: DayView): DayBooking[] {
  const drawn = new Set(day.claims.map(({ bookingId }) => bookingId));
  return day.bookings
    .filter(({ bookingId, state }) => state !== "booked" && !drawn.has(bookingId))
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
}
