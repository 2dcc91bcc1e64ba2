"use client";

import { useKeptFocus } from "#app/_ui/kept-focus.ts";

/** For a page that is drawn by the server: a line may go while it has the focus. */
export function KeptFocus() {
  useKeptFocus();
  return null;
}
