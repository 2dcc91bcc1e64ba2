"use client";

import { useEffect } from "react";

/** Covers again what was shown once its time is over: with scripts here, without them by the browser itself. */
export function CoverAgain({ seconds }: { seconds: number }) {
  useEffect(() => {
    const timer = setTimeout(() => window.location.replace("/my/days"), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}; url=/my/days`} />
    </noscript>
  );
}
