import type { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { hour, length } from "#app/_format/index.ts";
import type { DayView } from "#server/scheduling/schemas.ts";
import { instantAfter } from "../_board/clock.ts";
import type { Booked, Gap, Lane, Occupied, Piece, Shut } from "../_board/day-board.ts";
import type { Scene } from "../_board/scene.ts";

export type PieceWords = ReturnType<typeof useTranslations<"Today">>;
type Place = CSSProperties & Record<`--${string}`, number>;
type Props<P extends Piece> = {
  piece: P;
  lane: Lane;
  day: DayView;
  scene: Scene;
  chosen: string | null;
  words: PieceWords;
};

// Minutes: less has room for one line only, more for three.
const TIGHT = 35;
const ROOMY = 60;

const placeOf = ({ from, to }: Piece): Place => ({ "--from": from, "--to": to });

/** One stretch of a lane. Few nodes each: there may be hundreds. */
export function LanePiece(props: Props<Piece>) {
  const { piece } = props;
  switch (piece.kind) {
    case "booking":
      return <BookedPiece {...props} piece={piece} />;
    case "occupied":
      return <OccupiedPiece {...props} piece={piece} />;
    case "gap":
      return <GapPiece {...props} piece={piece} />;
    case "shut":
      return <ShutPiece {...props} piece={piece} />;
  }
}

function BookedPiece({ piece, lane, day, scene, chosen, words }: Props<Booked>) {
  const { booking, before, after, look } = piece;
  const minutes = piece.to - piece.from - before - after;
  const movable = scene.role === "desk" && piece.main && lane.wide && piece.look === "coming";
  const classes = [
    "span booking",
    look,
    before && "set-up",
    after && "turned",
    minutes < TIGHT && "tight",
    minutes >= ROOMY && "roomy",
    movable && "movable",
  ];
  const place = {
    ...placeOf(piece),
    ...(before ? { "--before": before } : {}),
    ...(after ? { "--after": after } : {}),
  };
  const ends = hour(instantAfter(day.startsAt, piece.to - after), day.zone);
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      style={place}
      {...(lane.wide
        ? { "data-print": words("printBooking", { time: ends, setup: before, turnover: after }) }
        : {})}
    >
      <a
        className="op"
        href={scene.href({ booking: booking.bookingId })}
        data-booking={booking.bookingId}
        draggable={false}
        {...(booking.bookingId === chosen ? { "aria-current": "true" as const } : {})}
      >
        {lane.wide ? (
          <WideWords piece={piece} day={day} words={words} />
        ) : (
          <>
            <span className="who">{booking.patientName ?? booking.label}</span>
            <span className="what">
              {piece.phase === "prepare"
                ? words("prepares", { time: hour(instantAfter(day.startsAt, piece.from + before), day.zone) })
                : words("until", { time: ends })}
            </span>
          </>
        )}
      </a>
    </li>
  );
}

function WideWords({
  piece: { booking, look, beside },
  day,
  words,
}: Pick<Props<Booked>, "piece" | "day" | "words">) {
  const what = [booking.patientName === null ? null : booking.label, beside].filter(Boolean).join(", ");
  return (
    <>
      <span className="time">{hour(booking.startsAt, day.zone)}</span>
      {booking.patientName === null ? (
        <span className="name">{booking.label}</span>
      ) : (
        <span className="who">{booking.patientName}</span>
      )}
      {look === "live" && <span className="mark is-live">{words("now")}</span>}
      {look === "missed" && <span className="mark is-silent">{words("missed")}</span>}
      {what && <span className="what">{what}</span>}
    </>
  );
}

function OccupiedPiece({ piece, lane, day, words }: Props<Occupied>) {
  const until = hour(instantAfter(day.startsAt, piece.to), day.zone);
  return (
    <li className="span occupied" style={placeOf(piece)}>
      <span>
        <span className="mark is-locked">
          {lane.wide ? words("occupiedUntil", { time: until }) : words("occupied")}
        </span>
      </span>
    </li>
  );
}

function GapPiece({ piece, lane, day, scene, words }: Props<Gap>) {
  const at = hour(piece.startsAt, day.zone);
  const href = scene.findHref({ date: day.date, at: at.padStart(5, "0"), resourceId: lane.resourceId });
  const text = (
    <>
      <span className="time">{at}</span>
      <span className="long">{words("free", { length: length(piece.minutes) })}</span>
    </>
  );
  return (
    <li className="span gap" style={placeOf(piece)}>
      {href ? <a href={href}>{text}</a> : <span>{text}</span>}
    </li>
  );
}

function ShutPiece({ piece, day, words }: Props<Shut>) {
  const { says, from, to } = piece;
  const time = hour(instantAfter(day.startsAt, says === "from" ? from : to), day.zone);
  return (
    <li className="span closed" style={placeOf(piece)} {...(says ? {} : { "aria-hidden": true })}>
      {says && <span>{words(`shut.${says}`, { time })}</span>}
    </li>
  );
}
