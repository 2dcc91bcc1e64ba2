import type { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { DayView } from "#server/scheduling/schemas.ts";
import type { Hours } from "../_board/clock.ts";
import type { Lane, Piece } from "../_board/day-board.ts";
import type { Scene } from "../_board/scene.ts";

export type PieceWords = ReturnType<typeof useTranslations<"Today">>;
export type ReadyWords = ReturnType<typeof useTranslations<"Readiness">>;
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

/** Where a piece lies in its lane, for the style sheet to draw to scale: minutes of the day. */
export const placeOf = ({ from, to }: Piece): Place => ({ "--from": from, "--to": to });
