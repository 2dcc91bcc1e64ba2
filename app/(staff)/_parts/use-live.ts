"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { GATHER_MS, redrawing } from "./presence.ts";

/**
 * Draws the page anew when something of the practice changes, while somebody is there to see it; who comes back sees it then. `from`: how far the page had heard of changes when it was drawn. `mayRefresh`: not in
 * the middle of what that would disturb.
 */
export function useLive(from: string, mayRefresh: () => boolean): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  const first = useRef(from);
  useEffect(() => {
    const { soon, stop } = redrawing(router.refresh, () => may.current());
    const source = new EventSource(`/api/live?from=${encodeURIComponent(first.current)}`);
    source.onmessage = () => soon(GATHER_MS);
    return () => {
      source.close();
      stop();
    };
  }, [router]);
}
