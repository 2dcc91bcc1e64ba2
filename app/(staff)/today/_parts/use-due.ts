"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Nobody has touched the page for so long: it is left as it is, and keeps no session alive. */
const AWAY_MS = 10 * 60_000;

/** Draws the board anew when time alone changes what it shows: `inMs` after it was drawn at `drawn`, while somebody is there to see it. Null: nothing is due. */
export function useDue(drawn: string, inMs: number | null, mayRefresh: () => boolean): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  const touched = useRef(0);
  useEffect(() => {
    const onTouch = () => {
      touched.current = performance.now();
    };
    onTouch();
    const touches = ["pointerdown", "keydown", "pointermove"] as const;
    for (const touch of touches) window.addEventListener(touch, onTouch, { passive: true });
    return () => {
      for (const touch of touches) window.removeEventListener(touch, onTouch);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a board that was drawn again waits again
  useEffect(() => {
    if (inMs === null) return;
    const timer = setTimeout(() => {
      const seen = document.visibilityState === "visible" && performance.now() - touched.current < AWAY_MS;
      if (seen && may.current()) router.refresh();
    }, inMs);
    return () => clearTimeout(timer);
  }, [drawn, inMs, router]);
}
