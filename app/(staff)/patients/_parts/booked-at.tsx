import Link from "next/link";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { Booking } from "./bookings.ts";

/** Day and hour of a booking, leading to it on the board as long as it stands there. */
export function BookedAt({ booking, title }: { booking: Booking; title: string }) {
  const { startsAt, zone, siteId, bookingId, state } = booking;
  const date = dateAt(startsAt, zone);
  const at = (
    <>
      {shortDate(date)}, {hour(startsAt, zone)}
    </>
  );
  if (state === "cancelled") return <span className="time">{at}</span>;
  return (
    <Link
      className="time"
      title={title}
      href={`/today?site=${siteId}&date=${date}&booking=${bookingId}`}
      prefetch={false}
    >
      {at}
    </Link>
  );
}
