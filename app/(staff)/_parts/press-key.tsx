"use client";

import type { ReactNode } from "react";
import { toggleCover } from "./cover.ts";

/** What a key does, for those who do not use keys. */
export function CoverButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" onClick={() => toggleCover()}>
      {children}
    </button>
  );
}

export function AllKeysButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" onClick={() => document.querySelector<HTMLElement>('[data-key="all"]')?.click()}>
      {children}
    </button>
  );
}
