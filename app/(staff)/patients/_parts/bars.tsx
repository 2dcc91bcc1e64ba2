import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import type { ColleagueView } from "#server/identity/staff-schemas.ts";
import { BarColleague } from "./bar-colleague.tsx";
import { BookedAt } from "./booked-at.tsx";
import { type Booking, comingWith } from "./bookings.ts";

type Props = {
  patient: PatientView;
  colleagues: readonly ColleagueView[];
  bookings: readonly Booking[];
  now: string;
  zone: string;
};

/** Whom she does not want to know of her, with what they are part of until it is moved. Seen by the desk alone. */
export async function Bars({ patient, colleagues, bookings, now, zone }: Props) {
  const words = await getTranslations("Patients.bars");
  const barred = new Set(patient.bars.map(({ staffId }) => staffId));
  const others = colleagues.filter(({ staffId }) => !barred.has(staffId));
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        {others.length > 0 && <BarColleague patientId={patient.patientId} colleagues={others} />}
      </div>
      {patient.bars.length === 0 && <p className="empty-part soft">{words("none")}</p>}
      <ul className="rows facts">
        {patient.bars.map((bar) => (
          <li key={bar.staffId}>
            <span>{bar.staffName}</span>
            <span className="soft">{words("since", { date: fullDate(dateAt(bar.since, zone)) })}</span>
            <StillBooked bookings={comingWith(bar.staffId, bookings, now)} />
          </li>
        ))}
      </ul>
      {patient.bars.length > 0 && (
        <p className="small soft">{words("lifts", { reference: patient.reference })}</p>
      )}
    </section>
  );
}

async function StillBooked({ bookings }: { bookings: readonly Booking[] }) {
  if (bookings.length === 0) return null;
  const words = await getTranslations("Patients");
  return (
    <div className="notice is-attention">
      <p>{words("bars.still")}</p>
      <ul>
        {bookings.map((booking) => (
          <li key={booking.bookingId}>
            <BookedAt booking={booking} title={words("bookings.open")} /> {booking.label}, {booking.siteName}
          </li>
        ))}
      </ul>
    </div>
  );
}
