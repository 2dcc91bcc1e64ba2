import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import type { Confirmed } from "#server/messaging/call-schemas.ts";
import type { ReadBooking } from "#server/scheduling/schemas.ts";
import { ConfirmedMark } from "../../_parts/confirmed-mark.tsx";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import { BookingActions } from "../../today/_parts/booking-actions.tsx";

type Props = { booking: ReadBooking; confirmed: Confirmed; now: string; mayMove: boolean };

/** Where she comes next: the hour large, what and with whom, how ready it is, and what the desk can do with it. */
export async function NextVisit({ booking, confirmed, now, mayMove }: Props) {
  const words = await getTranslations("Patients.next");
  const { zone } = booking;
  const held = [...new Set(booking.resources.map(({ name }) => name))].filter(
    (name) => name !== booking.surgeonName,
  );
  const names = [booking.surgeonName, ...held].filter((name) => name !== null).join(", ");
  return (
    <section className="sheet" aria-label={words("label")}>
      <div className="visit">
        <div>
          <div className="soft">{longDate(dateAt(booking.startsAt, zone))}</div>
          <div className="bigtime time">{hour(booking.startsAt, zone)}</div>
        </div>
        <div>
          <strong>{booking.label}</strong>
          <p className="soft">
            {names && words("held", { names })} {words("comes", { time: hour(booking.arrivesAt, zone) })}
          </p>
          <p className="soft">{booking.siteName}</p>
          <ReadyMark readiness={booking.readiness} />{" "}
          <ConfirmedMark of={confirmed} bookingId={booking.bookingId} zone={zone} />
        </div>
        {mayMove && (
          <div>
            <BookingActions booking={booking} now={now} />
          </div>
        )}
      </div>
    </section>
  );
}
