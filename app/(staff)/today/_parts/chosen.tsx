import { getTranslations } from "next-intl/server";
import { dateAt, hour, shifted } from "#app/_format/index.ts";
import { api } from "#app/_trpc/server.ts";
import type { DayView } from "#server/scheduling/schemas.ts";
import { ConfirmedMark } from "../../_parts/confirmed-mark.tsx";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import { freedBy } from "../_board/beside.ts";
import type { DayBoard, DayBooking } from "../_board/day-board.ts";
import { pushFor, restOf } from "../_board/late.ts";
import type { Scene } from "../_board/scene.ts";
import { Arrive } from "./arrive.tsx";
import { ArriveButton } from "./arrive-button.tsx";
import { BookingActions } from "./booking-actions.tsx";
import { BookingHistory } from "./booking-history.tsx";
import { ChosenTasks } from "./chosen-tasks.tsx";
import { ComeButton } from "./come-button.tsx";

type Props = { bookingId: string; board: DayBoard; day: DayView; scene: Scene };

/** The booking that was opened: how ready it is, what it holds, what the desk has to do for it, what can be done with it, and what has happened to it. */
export async function Chosen({ bookingId, board, day, scene }: Props) {
  const words = await getTranslations("Today");
  const booking = day.bookings.find((one) => one.bookingId === bookingId);
  return (
    <Arrive key={bookingId} bookingId={bookingId} label={words("details")}>
      <header>
        <div>
          {booking && <p className="bigtime time">{hour(booking.startsAt, day.zone)}</p>}
          <h2 className={booking?.patientName ? "who" : undefined}>
            {booking ? (booking.patientName ?? booking.label) : words("notThisDay")}
          </h2>
          {booking?.patientName && <p className="soft">{booking.label}</p>}
          {booking && <ReadyMark readiness={booking.readiness} step={booking.step} />}
        </div>
        <a className="btn square plain" href={scene.href({})} data-close>
          <span className="icon i-no" aria-hidden="true" />
          <span className="hidden">{words("closePanel")}</span>
        </a>
      </header>
      {booking?.state === "cancelled" && <Freed booking={booking} board={board} day={day} scene={scene} />}
      {booking && <Details booking={booking} day={day} scene={scene} />}
    </Arrive>
  );
}

async function Details({ booking, day, scene }: OfBooking) {
  const words = await getTranslations("Today");
  const knows = booking.patientId !== null; // for whom it is
  const { bookingId, requestId, state } = booking;
  const { scheduling, messages } = await api();
  const { patientId } = booking;
  const [history, confirmed, { tasks }] = await Promise.all([
    knows ? scheduling.history({ bookingId }) : [],
    patientId && scene.role !== "manager" ? messages.confirmed({ patientId }) : [],
    scene.role === "desk" && requestId && state === "booked"
      ? scheduling.deskTasks({ requestId })
      : { tasks: [] },
  ]);
  return (
    <>
      {booking.state !== "booked" && (
        <p className={`mark ${booking.state === "cancelled" ? "is-off" : "is-silent"}`}>
          {words(`states.${booking.state}`)}
        </p>
      )}
      <ConfirmedMark of={confirmed} bookingId={bookingId} zone={day.zone} />
      <dl className="rows">
        <div>
          <dt>{words("arrivesAt")}</dt>
          <dd>
            <span className="time">{hour(booking.arrivesAt, day.zone)}</span>
          </dd>
        </div>
        {heldBy(booking.bookingId, day).map(({ key, name, from, to }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd className="time">{words("held", { from, to })}</dd>
          </div>
        ))}
      </dl>
      {knows && (
        <p>
          <a href={`/patients/${booking.patientId}`}>{words("patientPage")}</a>
        </p>
      )}
      <ChosenTasks tasks={tasks} />
      {scene.role === "desk" && state === "booked" && (
        <ArriveButton
          bookingId={bookingId}
          step={booking.step}
          isToday={dateAt(booking.startsAt, day.zone) === dateAt(day.now, day.zone)}
          name={booking.patientName ?? booking.label}
        />
      )}
      {scene.role === "desk" && (
        <BookingActions booking={booking} now={day.now} isHere={booking.step !== null} />
      )}
      {scene.role === "desk" && <PushButton bookingId={bookingId} day={day} />}
      {knows && <BookingHistory lines={history} />}
    </>
  );
}

/** For what is on a theatre's list of today, while anything of it is still to come. */
async function PushButton({ bookingId, day }: { bookingId: string; day: DayView }) {
  const words = await getTranslations("Today");
  if (day.date !== dateAt(day.now, day.zone) || !restOf(day, bookingId)) return null;
  const late = day.late.find(({ waits }) => waits.some((one) => one.bookingId === bookingId));
  return (
    <div className="btns">
      <button
        type="button"
        className="btn"
        data-push={bookingId}
        data-minutes={(late && pushFor(late)) ?? USUAL}
      >
        {words("pushRest")}
      </button>
    </div>
  );
}

const USUAL = 15; // minutes

type OfBooking = { booking: DayBooking; day: DayView; scene: Scene };

/** Where the time of a cancelled booking is still free, today: who could come instead. */
function Freed({ booking, board, day, scene }: OfBooking & Pick<Props, "board">) {
  const gaps = freedBy(board, booking);
  return (
    <div className="btns">
      {gaps.map((gap) => (
        <ComeButton
          key={`${gap.resourceId}${gap.from}`}
          scene={scene}
          gap={gap}
          of={`${gap.name}, ${hour(gap.startsAt, day.zone)}`}
          isNamed={gaps.length > 1}
        />
      ))}
    </div>
  );
}

/** Rooms and people of a booking with their own hours, set-up and turnover left out. */
function heldBy(bookingId: string, day: DayView) {
  const resources = new Map(day.resources.map((resource) => [resource.resourceId, resource]));
  return day.claims
    .filter((claim) => claim.bookingId === bookingId)
    .sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
    .flatMap(({ claimId, resourceId, startsAt, endsAt, beforeMinutes, afterMinutes }) => {
      const resource = resources.get(resourceId);
      if (!resource) return [];
      return [
        {
          key: claimId,
          name: resource.name,
          from: shifted(startsAt, beforeMinutes, day.zone),
          to: shifted(endsAt, -afterMinutes, day.zone),
        },
      ];
    });
}
