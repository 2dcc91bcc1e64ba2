"use client";

import { useEffect } from "react";

const MOST_MS = 120_000;
const touches = ["pointerdown", "keydown", "input", "scroll"] as const;

/**
 * Covers what was shown two minutes after her last touch: whoever reads and ticks is there, and nothing of hers may be lost to a clock. Without scripts nobody can tell, so that the browser leaves the
 * page after ten. `back`: the covered page.
 */
export function CoverWhenLeft({ back }: { back: string }) {
  useEffect(() => {
    let last = Date.now();
    const touched = () => {
      last = Date.now();
    };
    const look = () => {
      if (Date.now() - last >= MOST_MS) window.location.replace(back);
    };
    const timer = setInterval(look, 1_000);
    for (const touch of touches) document.addEventListener(touch, touched, { passive: true });
    // A phone that sleeps stops its timers.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      for (const touch of touches) document.removeEventListener(touch, touched);
      document.removeEventListener("visibilitychange", look);
    };
  }, [back]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`600; url=${back}`} />
    </noscript>
  );
}
