"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Several changes at once are one drawing. */
const GATHER_MS = 40;
/** Nobody has touched the page for so long: it is left as it is, so that others' work keeps no session alive. */
const AWAY_MS = 10 * 60_000;
/** In the middle of what a drawing would disturb it is asked again, so that no change is lost by it. */
const AGAIN_MS = 500;

/**
 * Draws the page anew when something of the practice changes, while somebody is there to see it; who comes back sees it then. `from`: how far the page had heard of changes when it was drawn. `mayRefresh`: not in
 * the middle of what that would disturb.
 */
export function useLive(from: string, mayRefresh: () => boolean = () => true): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  const first = useRef(from);
  useEffect(() => {
    let touched = performance.now();
    let isOwed = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const isSeen = () => document.visibilityState === "visible" && performance.now() - touched < AWAY_MS;
    const draw = () => {
      waiting = undefined;
      isOwed = true;
      if (!isSeen()) return;
      if (!may.current()) {
        waiting = setTimeout(draw, AGAIN_MS);
        return;
      }
      isOwed = false;
      router.refresh();
    };
    const soon = () => {
      waiting ??= setTimeout(draw, GATHER_MS);
    };
    const onTouch = () => {
      touched = performance.now();
      if (isOwed) soon();
    };
    const onShown = () => {
      if (isOwed) soon();
    };
    const source = new EventSource(`/api/live?from=${encodeURIComponent(first.current)}`);
    source.onmessage = soon;
    const touches = ["pointerdown", "keydown", "pointermove"] as const;
    for (const touch of touches) window.addEventListener(touch, onTouch, { passive: true });
    document.addEventListener("visibilitychange", onShown);
    return () => {
      source.close();
      clearTimeout(waiting);
      for (const touch of touches) window.removeEventListener(touch, onTouch);
      document.removeEventListener("visibilitychange", onShown);
    };
  }, [router]);
}
