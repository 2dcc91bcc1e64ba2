import { getTranslations } from "next-intl/server";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import { BookingActions } from "../../today/_parts/booking-actions.tsx";
import { BookedAt } from "./booked-at.tsx";
import { type Booking, inOrder, nextOf, standing } from "./bookings.ts";

type Props = { bookings: readonly Booking[]; now: string; mayMove: boolean };

const marks = {
  booked: "is-waiting",
  over: "is-done",
  cancelled: "is-off",
  no_show: "is-silent",
} as const;

/** Everything that was ever booked for her: to come first, each with how ready it is; then what is over. */
export async function BookingList({ bookings, now, mayMove }: Props) {
  const words = await getTranslations("Patients.bookings");
  const next = nextOf(bookings, now);
  return (
    <section className="part">
      <h2>{words("title")}</h2>
      {bookings.length === 0 && <p className="empty-part soft">{words(mayMove ? "none" : "noneTeam")}</p>}
      <ol className="rows booking-rows">
        {inOrder(bookings, now).map((booking) => {
          const stands = standing(booking, now);
          // The next one has its buttons above; what is over is changed on its day.
          const operated =
            mayMove &&
            booking !== next &&
            (stands === "booked" || stands === "no_show" || isAhead(booking, now));
          return (
            <li key={booking.bookingId} className={stands === "booked" ? undefined : "soft"}>
              <BookedAt booking={booking} title={words("open")} />
              <span>
                {booking.label}
                {booking.surgeonName && <span className="soft"> · {booking.surgeonName}</span>}
                <span className="under">{booking.siteName}</span>
              </span>
              <span className="booking-end">
                {booking.readiness ? (
                  <ReadyMark readiness={booking.readiness} />
                ) : (
                  <span className={`mark ${marks[stands]}`}>{words(`states.${stands}`)}</span>
                )}
                {operated && <BookingActions booking={booking} now={now} />}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const isAhead = ({ startsAt }: Booking, now: string) => Date.parse(startsAt) > Date.parse(now);
