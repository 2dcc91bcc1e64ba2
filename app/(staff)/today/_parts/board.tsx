import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { hour, longDate } from "#app/_format/index.ts";
import type { DayView } from "#server/scheduling/schemas.ts";
import type { DayBoard } from "../_board/day-board.ts";
import type { Scene } from "../_board/scene.ts";
import { LanePiece } from "./lane-piece.tsx";
import { NowLine, NowMark } from "./now-line.tsx";
import type { PieceProps } from "./piece-props.ts";

type Props = { board: DayBoard; day: DayView; scene: Scene; chosen: string | null };
type Place = CSSProperties & Record<`--${string}`, number>;

/** The ruled grid: each room or surgeon a list from morning to evening, to scale. Complete before any script runs. */
export function Board({ board, day, scene, chosen }: Props) {
  const words = useTranslations("Today");
  const readyWords = useTranslations("Readiness");
  const bounds: Place = { "--open": board.opens, "--shut": board.shuts, "--shortest": board.shortest };
  const now = { at: board.now, startsAt: day.startsAt, zone: day.zone, serverNow: day.now };
  return (
    // A day may be taller than the screen and have nothing on it to tab to.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="lanes" aria-label={words("hours")} tabIndex={0}>
      <div className="ruled" style={bounds}>
        <div className="hours" aria-hidden="true">
          {board.hours.map((mark) => (
            <div
              key={mark.at}
              className={board.now !== null && mark.at + 60 <= board.now ? "hour past" : "hour"}
              style={{ "--at": mark.at } as Place}
            >
              {mark.hour}
              <sup>00</sup>
            </div>
          ))}
          {board.now !== null && <NowMark {...now} at={board.now} hour={hour(day.now, day.zone)} />}
        </div>
        {board.lanes.map((lane) => (
          <Column
            key={lane.resourceId}
            {...{ lane, day, hourAt: board.hourAt, scene, chosen, words, readyWords }}
          />
        ))}
        {board.now !== null && <NowLine {...now} at={board.now} />}
      </div>
    </section>
  );
}

type ColumnProps = Omit<PieceProps, "piece">;

function Column({ lane, day, hourAt, scene, chosen, words, readyWords }: ColumnProps) {
  const idle = lane.pieces.every(({ kind }) => kind === "shut");
  const counted = lane.kind === "theatre" ? "cases" : "bookings";
  return (
    <section
      className={`lane${lane.wide ? " wide" : ""}${idle ? " idle" : ""}`}
      aria-labelledby={lane.resourceId}
      data-lane={lane.resourceId}
      data-kind={lane.kind}
    >
      <h2 id={lane.resourceId} data-on={words("printedOn", { date: longDate(day.date), site: day.siteName })}>
        <b>{lane.name}</b>
        {lane.surgeon && <span>{lane.surgeon}</span>}
        {lane.wide && lane.bookings > 0 && (
          <span className="push">{words(counted, { count: lane.bookings })}</span>
        )}
      </h2>
      <ol>
        {lane.pieces.map((piece) => (
          <LanePiece
            key={"claimId" in piece ? piece.claimId : `${piece.kind}${piece.from}`}
            {...{ piece, lane, day, hourAt, scene, chosen, words, readyWords }}
          />
        ))}
      </ol>
    </section>
  );
}
