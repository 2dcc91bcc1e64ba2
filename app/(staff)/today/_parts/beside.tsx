import { useTranslations } from "next-intl";
import { hour, length } from "#app/_format/index.ts";
import type { DayView } from "#server/scheduling/schemas.ts";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import { apart, arrivals, freeStretches } from "../_board/beside.ts";
import type { DayBoard } from "../_board/day-board.ts";
import type { Scene } from "../_board/scene.ts";
import { Chosen } from "./chosen.tsx";
import { ComeButton } from "./come-button.tsx";
import { LateNotice } from "./late-notice.tsx";

type Props = {
  board: DayBoard;
  day: DayView;
  scene: Scene;
  chosen: string | null;
};

const SHOWN = 6;

/** Beside the board: the booking that was opened, what needs a call, who comes next, what is free, and what is off the board. */
export function Beside({ board, day, scene, chosen }: Props) {
  const words = useTranslations("Today");
  const find = scene.findHref();
  return (
    <section className="beside" aria-label={words("beside")}>
      {find && (
        <a className="btn main large wide" href={find} data-key="find">
          {words("findATime")} <kbd>F</kbd>
        </a>
      )}
      {chosen && <Chosen bookingId={chosen} board={board} day={day} scene={scene} />}
      {day.late.map((late) => (
        <LateNotice key={late.resourceId} {...{ late, day, scene }} />
      ))}
      {day.lostAhead > 0 && (scene.role === "desk" || scene.role === "manager") && (
        <section className="notice is-attention" aria-labelledby="orphans">
          <h2 id="orphans">
            <span className="icon i-attention" aria-hidden="true" />
            {words("orphans", { count: day.lostAhead })}
          </h2>
          <p className="small">{words("orphansMean")}</p>
          <div className="btns">
            <a className="btn" href="/practice/closures">
              {words("seeOrphans")}
            </a>
          </div>
        </section>
      )}
      <Arrivals day={day} scene={scene} />
      <Free board={board} day={day} scene={scene} />
      <Apart day={day} scene={scene} />
    </section>
  );
}

function Arrivals({ day, scene }: { day: DayView; scene: Scene }) {
  const words = useTranslations("Today");
  const all = day.bookings.filter(({ state }) => state === "booked");
  if (all.length === 0) return null;
  const next = arrivals(day);
  return (
    <section aria-labelledby="arrivals">
      <div className="head-row">
        <h2 id="arrivals">{scene.date === scene.today ? words("arrivals") : words("arrivalsOn")}</h2>
        {next.length > 0 && (
          <span className="small soft">{words("toCome", { count: next.length, all: all.length })}</span>
        )}
      </div>
      {next.length === 0 && <p className="soft">{words("allCame")}</p>}
      <ol className="next" hidden={next.length === 0}>
        {next.slice(0, SHOWN).map((booking) => (
          <li key={booking.bookingId}>
            <span className="time">{hour(booking.arrivesAt, day.zone)}</span>
            <a
              href={scene.href({ booking: booking.bookingId })}
              className={booking.patientName === null ? "name" : "who"}
            >
              {booking.patientName ?? booking.label}
            </a>
            <ReadyMark readiness={booking.readiness} />
            <span className="what">
              {words("arrives", { time: hour(booking.startsAt, day.zone) })}
              {booking.surgeonName && `, ${booking.surgeonName}`}
            </span>
          </li>
        ))}
      </ol>
      {next.length > SHOWN && <p className="small soft">{words("more", { count: next.length - SHOWN })}</p>}
    </section>
  );
}

function Free({ board, day, scene }: { board: DayBoard; day: DayView; scene: Scene }) {
  const words = useTranslations("Today");
  if (scene.date < scene.today) return null;
  const free = freeStretches(board);
  return (
    <section aria-labelledby="free">
      <div className="head-row">
        <h2 id="free">{scene.date === scene.today ? words("freeToday") : words("freeOn")}</h2>
      </div>
      {free.length === 0 && <p className="soft">{words("noneFree")}</p>}
      <ul className="free" hidden={free.length === 0}>
        {free.slice(0, SHOWN).map((gap) => {
          const at = hour(gap.startsAt, day.zone);
          const href = scene.findHref({
            date: day.date,
            at: at.padStart(5, "0"),
            resourceId: gap.resourceId,
          });
          const line = (
            <>
              <strong className="time">{at}</strong> {gap.name}{" "}
              <span className="push soft">{length(gap.minutes)}</span>
            </>
          );
          return (
            <li key={`${gap.resourceId}${gap.from}`}>
              {href ? <a href={href}>{line}</a> : <span>{line}</span>}
              {gap.isTheatre && (
                <ComeButton scene={scene} gap={gap} className="come" of={`${gap.name}, ${at}`} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Apart({ day, scene }: { day: DayView; scene: Scene }) {
  const words = useTranslations("Today");
  const off = apart(day);
  if (off.length === 0) return null;
  return (
    <section aria-labelledby="apart">
      <div className="head-row">
        <h2 id="apart">{words("apart")}</h2>
      </div>
      <ul className="free">
        {off.map((booking) => (
          <li key={booking.bookingId}>
            <a href={scene.href({ booking: booking.bookingId })}>
              <s className="time">{hour(booking.startsAt, day.zone)}</s>{" "}
              <s className={booking.patientName === null ? "name" : "who"}>
                {booking.patientName ?? booking.label}
              </s>
              <span className={`push mark small ${booking.state === "cancelled" ? "is-off" : "is-silent"}`}>
                {words(`states.${booking.state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
