"use client";

import { useLive } from "../../_parts/use-live.ts";
import { useFreshBoard } from "../../today/_parts/use-fresh-board.ts";

const nobodyWrites = () => document.querySelector("dialog[open]") === null;

/** Draws the day anew when others have tapped, and for who comes back to it. `from`: how far it had heard of changes. */
export function Fresh({ from }: { from: string }) {
  useFreshBoard(nobodyWrites);
  useLive(from, nobodyWrites);
  return null;
}
