import type { z } from "zod";
import type { BoardClaim, DayView } from "#server/scheduling/schemas.ts";
import type { minutesLate } from "./late.ts";

export type DayBooking = DayView["bookings"][number];
export type DayClaim = z.infer<typeof BoardClaim>;
export type Columns = "rooms" | "surgeons";

/** What all lanes of a day's board are drawn from; minutes count from the day's start. */
export type Scene = ReturnType<typeof minutesLate> & {
  day: DayView;
  columns: Columns;
  minute: (at: string) => number;
  opens: number;
  shuts: number;
  now: number;
  lost: ReadonlySet<string>;
  bookings: ReadonlyMap<string, DayBooking>;
  claims: ReadonlyMap<string, readonly DayClaim[]>;
  roomOf: ReadonlyMap<string, string>;
};

/** Bookings by id, claims by resource, and the room of each booking's own hour. */
export function joined(day: DayView): Pick<Scene, "bookings" | "claims" | "roomOf"> {
  const kindOf = new Map(day.resources.map((resource) => [resource.resourceId, resource]));
  const roomOf = new Map<string, string>();
  for (const claim of day.claims) {
    const resource = kindOf.get(claim.resourceId);
    if (!claim.bookingId || !resource) continue;
    if (resource.kind === "theatre" || resource.kind === "consulting_room") {
      roomOf.set(claim.bookingId, resource.name);
    }
  }
  return {
    bookings: new Map(day.bookings.map((booking) => [booking.bookingId, booking])),
    claims: Map.groupBy(day.claims, ({ resourceId }) => resourceId),
    roomOf,
  };
}
