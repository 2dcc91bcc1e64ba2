import { useTranslations } from "next-intl";
import { hour, shifted } from "#app/_format/index.ts";
import type { DayView } from "#server/scheduling/schemas.ts";
import { pushFor } from "../_board/late.ts";
import type { Scene } from "../_board/scene.ts";

type Props = { late: DayView["late"][number]; day: DayView; scene: Scene };

/** A theatre that runs over: who waits for it and until about when, and the one press that pushes the rest. */
export function LateNotice({ late, day, scene }: Props) {
  const words = useTranslations("Today");
  const push = pushFor(late);
  const id = `late-${late.resourceId}`;
  const waits = late.waits.flatMap((one) => {
    const booking = day.bookings.find(({ bookingId }) => bookingId === one.bookingId);
    return booking ? [{ ...one, booking }] : [];
  });
  return (
    <section className="notice is-attention late-notice" aria-labelledby={id}>
      <h2 id={id}>
        <span className="icon i-attention" aria-hidden="true" />
        {words("theatreLate", { theatre: late.name, minutes: late.minutes })}
      </h2>
      {waits.length === 0 && <p className="small">{words("nobodyWaits")}</p>}
      <ul className="small" hidden={waits.length === 0}>
        {waits.map(({ booking, minutes }) => (
          <li key={booking.bookingId}>
            <a
              href={scene.href({ booking: booking.bookingId })}
              className={booking.patientName === null ? "name" : "who"}
            >
              {booking.patientName ?? booking.label}
            </a>{" "}
            {words("startsAbout", {
              about: shifted(booking.startsAt, minutes, day.zone),
              planned: hour(booking.startsAt, day.zone),
            })}
          </li>
        ))}
      </ul>
      {waits.length > 0 && <p className="small">{words("notMoved")}</p>}
      {push !== null && scene.role === "desk" && (
        <div className="btns">
          <button type="button" className="btn" data-push={late.bookingId} data-minutes={push}>
            {words("pushBy", { minutes: push })}
          </button>
        </div>
      )}
    </section>
  );
}
