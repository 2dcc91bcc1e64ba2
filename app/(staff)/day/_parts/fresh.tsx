"use client";

import { useFreshBoard } from "../../today/_parts/use-fresh-board.ts";

const nobodyWrites = () => document.querySelector("dialog[open]") === null;

/** Draws the day anew for who comes back to it: others have tapped meanwhile. */
export function Fresh() {
  useFreshBoard(nobodyWrites);
  return null;
}
