"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { redrawing } from "../../_parts/presence.ts";

/** Draws the board anew when time alone changes what it shows: `inMs` after it was drawn at `drawn`, while somebody is there to see it. Null: nothing is due. */
export function useDue(drawn: string, inMs: number | null, mayRefresh: () => boolean): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a board that was drawn again waits again
  useEffect(() => {
    if (inMs === null) return;
    const { soon, stop } = redrawing(router.refresh, () => may.current());
    soon(inMs);
    return stop;
  }, [drawn, inMs, router]);
}
