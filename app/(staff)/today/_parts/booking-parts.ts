import type { DayView } from "#server/scheduling/schemas.ts";
import type { DayBooking } from "../_board/day-board.ts";

/** What moving and cancelling need to know of a booking; every fuller view of one will do. */
export type MovableBooking = Pick<
  DayBooking,
  | "bookingId"
  | "scheduleVersion"
  | "patientName"
  | "label"
  | "state"
  | "siteId"
  | "zone"
  | "startsAt"
  | "arrivesAt"
  | "surgeonId"
>;

/** Those of a day that can be picked up. */
export const movables = (day: Pick<DayView, "bookings">): MovableBooking[] =>
  day.bookings
    .filter(({ state }) => state === "booked")
    .map(
      ({
        bookingId,
        scheduleVersion,
        patientName,
        label,
        state,
        siteId,
        zone,
        startsAt,
        arrivesAt,
        surgeonId,
      }) => ({
        bookingId,
        scheduleVersion,
        patientName,
        label,
        state,
        siteId,
        zone,
        startsAt,
        arrivesAt,
        surgeonId,
      }),
    );
