/** Nobody has touched the page for so long: it is left as it is, so that others' work keeps no session alive. */
const AWAY_MS = 10 * 60_000;
/** Several reasons to draw at once are one drawing. */
export const GATHER_MS = 40;
/** In the middle of what a drawing would disturb it is asked again, so that nothing is lost by it. */
const AGAIN_MS = 500;
const touches = ["pointerdown", "keydown", "pointermove"] as const;

// Of the page, from its load on: drawing it anew is no touch.
let touched = 0;
if (typeof window !== "undefined")
  for (const touch of touches)
    window.addEventListener(
      touch,
      () => {
        touched = performance.now();
      },
      { passive: true },
    );

/** Whether the page is in view and somebody has touched it lately. */
const isSeen = (): boolean => document.visibilityState === "visible" && performance.now() - touched < AWAY_MS;

export type Redrawing = {
  /** Draws in so many milliseconds, unless a drawing is due already. */
  soon: (ms: number) => void;
  stop: () => void;
};

/** Draws the page by `refresh` while somebody is there to see it, and for who comes back once she does; never while `mayRefresh` says no, and then a moment later. For the browser. */
export function redrawing(refresh: () => void, mayRefresh: () => boolean): Redrawing {
  let isOwed = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (ms: number) => {
    waiting ??= setTimeout(draw, ms);
  };
  function draw() {
    waiting = undefined;
    isOwed = true;
    if (!isSeen()) return;
    if (!mayRefresh()) return soon(AGAIN_MS);
    isOwed = false;
    refresh();
  }
  const onBack = () => {
    if (isOwed) soon(GATHER_MS);
  };
  for (const touch of touches) window.addEventListener(touch, onBack, { passive: true });
  document.addEventListener("visibilitychange", onBack);
  return {
    soon,
    stop: () => {
      clearTimeout(waiting);
      for (const touch of touches) window.removeEventListener(touch, onBack);
      document.removeEventListener("visibilitychange", onBack);
    },
  };
}
