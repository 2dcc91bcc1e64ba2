import { length } from "#app/_format/index.ts";
import type { Gap, Occupied, Over, Piece } from "../_board/day-board.ts";
import type { Shut } from "../_board/shut-stretches.ts";
import { bookedPiece } from "./booked-piece.tsx";
import { ComeButton } from "./come-button.tsx";
import { type PieceProps, placeOf } from "./piece-props.ts";

const COMES = 45; // shorter, hardly an operation fits, nor do the words

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
