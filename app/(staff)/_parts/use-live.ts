"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Several changes at once are one drawing. */
const GATHER_MS = 40;
/** Nobody has touched the page for so long: it is left as it is, so that others' work keeps no session alive. */
const AWAY_MS = 10 * 60_000;

/** Draws the page anew when something of the practice changes, while somebody is there to see it. `mayRefresh`: not in the middle of what that would disturb. */
export function useLive(mayRefresh: () => boolean = () => true): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  useEffect(() => {
    let touched = performance.now();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const onTouch = () => {
      touched = performance.now();
    };
    const draw = () => {
      waiting = undefined;
      const seen = document.visibilityState === "visible" && performance.now() - touched < AWAY_MS;
      if (seen && may.current()) router.refresh();
    };
    const source = new EventSource("/api/live");
    source.onmessage = () => {
      waiting ??= setTimeout(draw, GATHER_MS);
    };
    const touches = ["pointerdown", "keydown", "pointermove"] as const;
    for (const touch of touches) window.addEventListener(touch, onTouch, { passive: true });
    return () => {
      source.close();
      clearTimeout(waiting);
      for (const touch of touches) window.removeEventListener(touch, onTouch);
    };
  }, [router]);
}
