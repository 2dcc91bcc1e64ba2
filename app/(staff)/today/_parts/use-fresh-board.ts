"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const STALE_MS = 60_000;

/** Draws the board anew when somebody comes back to it after a minute; never by a timer, which would keep a session alive for nobody. */
export function useFreshBoard(mayRefresh: () => boolean): void {
  const router = useRouter();
  const may = useRef(mayRefresh);
  may.current = mayRefresh;
  useEffect(() => {
    let left = Date.now();
    const onChange = () => {
      if (document.visibilityState === "hidden") left = Date.now();
      else if (Date.now() - left > STALE_MS && may.current()) router.refresh();
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}
