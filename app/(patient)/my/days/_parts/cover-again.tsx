"use client";

import { useEffect } from "react";

/**
 * Covers again what was shown once its time is over: with scripts here, without them by the browser itself. A phone that slept stops its timers, so that
 * the time is looked at again when the page comes back to view.
 */
export function CoverAgain({ seconds }: { seconds: number }) {
  useEffect(() => {
    const ends = Date.now() + seconds * 1000;
    const cover = () => {
      if (Date.now() >= ends) window.location.replace("/my/days");
    };
    const timer = setTimeout(cover, seconds * 1000);
    document.addEventListener("visibilitychange", cover);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", cover);
    };
  }, [seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}; url=/my/days`} />
    </noscript>
  );
}
