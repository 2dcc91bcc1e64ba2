"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useKeptFocus } from "#app/_ui/kept-focus.ts";

const ID = "look";

/** What was chosen in the list: the focus comes here, and stays here when a button that was pressed is gone. Escape closes it and leads back to its line. */
export function Arrive({ line, label, children }: { line: string; label: string; children: ReactNode }) {
  const part = useRef<HTMLElement>(null);
  useKeptFocus(ID);
  useEffect(() => {
    // Not when the page was loaded with it: then nobody came here from anywhere.
    if (document.activeElement !== document.body) part.current?.focus({ preventScroll: true });
    return () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere) document.querySelector<HTMLElement>(`[data-look="${line}"]`)?.focus();
    };
  }, [line]);
  return (
    <section
      ref={part}
      id={ID}
      className="detail"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
        part.current?.querySelector<HTMLElement>("[data-close]")?.click();
      }}
    >
      {children}
    </section>
  );
}
