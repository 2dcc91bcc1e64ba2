"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A panel that was opened by a link: the focus comes here, Escape closes it, and the focus goes back to the booking. */
export function Arrive({
  bookingId,
  label,
  children,
}: {
  bookingId: string;
  label: string;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Not when the page was loaded with it: then nobody came here from anywhere.
    if (document.activeElement !== document.body) panel.current?.focus();
    return () => {
      const nobody = document.activeElement === null || document.activeElement === document.body;
      if (nobody) document.querySelector<HTMLElement>(`[data-booking="${bookingId}"]`)?.focus();
    };
  }, [bookingId]);
  return (
    <section
      ref={panel}
      className="chosen"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
        panel.current?.querySelector<HTMLElement>("[data-close]")?.click();
      }}
    >
      {children}
    </section>
  );
}
