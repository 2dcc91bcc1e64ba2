import type { DayView } from "#server/scheduling/schemas.ts";
import type { DayBooking } from "../_board/day-board.ts";

const fields = [
  "bookingId",
  "scheduleVersion",
  "patientName",
  "label",
  "state",
  "zone",
  "startsAt",
] as const satisfies readonly (keyof DayBooking)[];

/** What moving and cancelling need to know of a booking; every fuller view of one will do. */
export type MovableBooking = Pick<DayBooking, (typeof fields)[number]>;

/** Those of a day that can be picked up, since they have not begun; with nothing of them that the browser need not know. */
export const movables = (day: Pick<DayView, "bookings" | "now">): MovableBooking[] =>
  day.bookings
    .filter(({ state, startsAt }) => state === "booked" && Date.parse(startsAt) > Date.parse(day.now))
    .map((booking) => Object.fromEntries(fields.map((field) => [field, booking[field]])) as MovableBooking);
