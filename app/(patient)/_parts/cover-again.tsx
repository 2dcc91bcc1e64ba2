"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Covers again what was shown once its time is over: with scripts here, without them by the browser itself. A phone that sleeps stops its timers, so that
 * the practice's clock is asked when the page comes back to view. `back`: the covered page.
 */
export function CoverAgain({ seconds, back }: { seconds: number; back: string }) {
  const { refresh } = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => window.location.replace(back), seconds * 1000);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [seconds, back, refresh]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}; url=${back}`} />
    </noscript>
  );
}
