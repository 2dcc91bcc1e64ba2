import type { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { length } from "#app/_format/index.ts";
import type { DayStep, DayView } from "#server/scheduling/schemas.ts";
import { readyTones, stepTones } from "../../_parts/ready-mark.tsx";
import { type Hours, minutesFrom } from "../_board/clock.ts";
import type { Booked, Gap, Lane, Occupied, Over, Piece } from "../_board/day-board.ts";
import type { Scene } from "../_board/scene.ts";
import type { Shut } from "../_board/shut-stretches.ts";
import { ComeButton } from "./come-button.tsx";

export type PieceWords = ReturnType<typeof useTranslations<"Today">>;
type ReadyWords = ReturnType<typeof useTranslations<"Readiness">>;
type Place = CSSProperties & Record<`--${string}`, number>;
export type PieceProps<P extends Piece = Piece> = {
  piece: P;
  lane: Lane;
  day: DayView;
  hourAt: Hours;
  scene: Scene;
  chosen: string | null;
  words: PieceWords;
  readyWords: ReadyWords;
};

// Minutes: less has room for one line only, more for three.
const TIGHT = 35;
const ROOMY = 60;
const COMES = 45; // shorter, hardly an operation fits, nor do the words

const placeOf = ({ from, to }: Piece): Place => ({ "--from": from, "--to": to });

/** One stretch of a lane. Few nodes each, and one component: there may be hundreds, and the server pays for each. */
export function LanePiece(props: PieceProps<Piece>) {
  const { piece } = props;
  switch (piece.kind) {
    case "booking":
      return bookedPiece({ ...props, piece });
    case "occupied":
      return occupiedPiece({ ...props, piece });
    case "gap":
      return gapPiece({ ...props, piece });
    case "over":
      return overPiece({ ...props, piece });
    case "shut":
      return shutPiece({ ...props, piece });
  }
}

function bookedPiece({ piece, lane, day, hourAt, scene, chosen, words, readyWords }: PieceProps<Booked>) {
  const { booking, before, after, look, readiness } = piece;
  const minutes = piece.to - piece.from - before - after;
  const isAhead = Date.parse(booking.startsAt) > Date.parse(day.now);
  const movable = scene.role === "desk" && piece.main && lane.wide && piece.look === "coming" && isAhead;
  const classes = [
    "span booking",
    look,
    readiness && readyTones[readiness],
    piece.lost && "lost",
    piece.over !== null && "over-time",
    piece.waits !== null && "waits",
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
  const held = heldHours(piece, hourAt);
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      style={place}
      {...(lane.wide
        ? { "data-print": words("printBooking", { time: held.to, setup: before, turnover: after }) }
        : {})}
    >
      <a
        className="op"
        href={scene.href({ booking: booking.bookingId })}
        data-booking={booking.bookingId}
        draggable={false}
        title={words("held", held)}
        {...(booking.bookingId === chosen ? { "aria-current": "true" as const } : {})}
      >
        {lane.wide
          ? wideWords({ piece, day, hourAt, words, readyWords })
          : bayWords({ piece, hourAt, words, readyWords })}
      </a>
    </li>
  );
}

/** For whom it is; for a reader who may not know that, that something is booked. */
function nameOf({ booking }: Booked, words: PieceWords) {
  return booking.patientName === null ? (
    <span className="name">{words("states.booked")}</span>
  ) : (
    <span className="who">{booking.patientName}</span>
  );
}

type WordsOf = Pick<PieceProps<Booked>, "piece" | "hourAt" | "words" | "readyWords">;
type WideWordsOf = WordsOf & Pick<PieceProps<Booked>, "day">;

function wideWords({ piece, day, hourAt, words, readyWords }: WideWordsOf) {
  const { booking, look, readiness, step, lost, waits, beside } = piece;
  return (
    <>
      <span className="time">{hourAt(minutesFrom(day.startsAt, booking.startsAt))}</span>
      {nameOf(piece, words)}
      {readiness && <span className="mark ready">{readyWords(readiness)}</span>}
      {step && <StepMark step={step} words={readyWords} />}
      {look === "missed" && <MissedMark words={words} />}
      {lost && <LostMark words={words} />}
      {waits !== null && <WaitsMark minutes={waits} words={words} />}
      <span className="what">{[booking.label, beside].filter(Boolean).join(", ")}</span>
    </>
  );
}

const StepMark = ({ step, words }: { step: DayStep; words: ReadyWords }) => (
  <span className={`mark ${stepTones[step]} stood`}>{words(`steps.${step}`)}</span>
);

/** A bay is narrow: the hour that matters is shown where it fits, both are the link's title. */
function bayWords({ piece, hourAt, words, readyWords }: WordsOf) {
  const { from, to } = heldHours(piece, hourAt);
  return (
    <>
      <span className="time">{from}</span>
      {nameOf(piece, words)}
      {piece.readiness && <span className="mark ready">{readyWords(piece.readiness)}</span>}
      {piece.step && <StepMark step={piece.step} words={readyWords} />}
      {piece.look === "missed" && <MissedMark words={words} />}
      {piece.lost && <LostMark words={words} />}
      <span className="what">{words(piece.phase === "prepare" ? "prepares" : "until", { time: to })}</span>
    </>
  );
}

/** From when to when the patient is there, set-up and turnover left out. */
const heldHours = (piece: Booked, hourAt: Hours) => ({
  from: hourAt(piece.from + piece.before),
  to: hourAt(piece.to - piece.after),
});

export function MissedMark({ words }: { words: PieceWords }) {
  return (
    <span className="mark is-silent">
      <span>{words("missed")}</span>
    </span>
  );
}

/** What a closure or changed hours has left without ground. Short bookings show the sign alone, with its word for screen readers. */
export function LostMark({ words }: { words: PieceWords }) {
  return (
    <span className="mark is-attention">
      <span>{words("lost")}</span>
    </span>
  );
}

/** The one before runs over, and this one begins so much later if nothing is done. */
const WaitsMark = ({ minutes, words }: { minutes: number; words: PieceWords }) => (
  <span className="mark is-attention waiting">
    <span>{words("waits", { minutes })}</span>
  </span>
);

/** How far an operation runs past its planned end, up to now; for the desk the way to push the rest. */
function overPiece({ piece, scene, words }: PieceProps<Over>) {
  const { bookingId, minutes, push } = piece;
  const text = <span>{words("minutesLate", { minutes })}</span>;
  return (
    <li className="span over" style={placeOf(piece)}>
      {scene.role === "desk" && push !== null ? (
        <button
          type="button"
          data-push={bookingId}
          data-minutes={push}
          title={words("pushBy", { minutes: push })}
        >
          {text}
          <span className="long">{words("pushBy", { minutes: push })}</span>
        </button>
      ) : (
        <span>{text}</span>
      )}
    </li>
  );
}

function occupiedPiece({ piece, lane, hourAt, words }: PieceProps<Occupied>) {
  const to = hourAt(piece.to);
  const hours = words("held", { from: hourAt(piece.from), to });
  return (
    <li className="span occupied" style={placeOf(piece)} title={hours}>
      <span>
        <span className="mark is-locked">
          {lane.wide ? words("occupiedUntil", { time: to }) : words("occupied")}
          <span className="hidden">, {hours}</span>
        </span>
      </span>
    </li>
  );
}

function gapPiece({ piece, lane, day, hourAt, scene, words }: PieceProps<Gap>) {
  const at = hourAt(piece.from);
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
      {lane.kind === "theatre" && piece.minutes >= COMES && (
        <ComeButton
          scene={scene}
          gap={{ resourceId: lane.resourceId, startsAt: piece.startsAt, minutes: piece.minutes }}
          className="come"
          of={`${lane.name}, ${at}`}
        />
      )}
    </li>
  );
}

function shutPiece({ piece, hourAt, words }: PieceProps<Shut>) {
  const { says, at } = piece;
  const time = hourAt(at);
  return (
    <li className="span closed" style={placeOf(piece)} {...(says ? {} : { "aria-hidden": true })}>
      {says && <span>{words(`shut.${says}`, { time })}</span>}
    </li>
  );
}
