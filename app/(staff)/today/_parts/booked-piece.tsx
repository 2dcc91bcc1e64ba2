import type { DayStep } from "#server/scheduling/schemas.ts";
import { readyTones, stepTones } from "../../_parts/ready-mark.tsx";
import { type Hours, minutesFrom } from "../_board/clock.ts";
import type { Booked } from "../_board/day-board.ts";
import { type PieceProps, type PieceWords, placeOf, type ReadyWords } from "./piece-props.ts";

// Minutes: less has room for one line only, more for three.
const TIGHT = 35;
const ROOMY = 60;

/** A booking in one lane: where it lies, how it looks, and who it is for in as many words as there is room. */
export function bookedPiece({
  piece,
  lane,
  day,
  hourAt,
  scene,
  chosen,
  words,
  readyWords,
}: PieceProps<Booked>) {
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
