const STEP = 5; // minutes

/** What was picked up: where it began, how long it is, and how far down from its beginning it was grabbed (pixels). */
export type Dragged = {
  minute: number;
  minutes: number;
  before: number;
  after: number;
  x: number;
  y: number;
  grabbed: number;
};

type Pointer = { y: number; top: number; minuteHeight: number };
type Ruled = { opens: number; shuts: number };

/** The minute of the day at which a dragged booking would begin: on the five minutes, and whole inside the ruled day. */
export function droppedAt(
  piece: Dragged,
  { y, top, minuteHeight }: Pointer,
  { opens, shuts }: Ruled,
): number {
  const pointed = opens + (y - piece.grabbed - top) / minuteHeight;
  const snapped = STEP * Math.round(pointed / STEP);
  const first = STEP * Math.ceil((opens + piece.before) / STEP);
  const last = STEP * Math.floor((shuts - piece.after - piece.minutes) / STEP);
  return Math.max(first, Math.min(last, snapped));
}
