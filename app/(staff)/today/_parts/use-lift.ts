"use client";

import { type CSSProperties, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { useMove } from "react-aria/useMove";
import { hour } from "#app/_format/index.ts";
import { instantAfter } from "../_board/clock.ts";
import { type Dragged, droppedAt } from "../_board/drag.ts";
import type { Target } from "./move-dialog.tsx";

/** The ruled day on the screen: from when to when, and the instant at which its minutes begin. */
export type Ruled = { zone: string; startsAt: string; opens: number; shuts: number };
type Ghost = { list: Element; place: CSSProperties; words: string };
type Held = {
  bookingId: string;
  item: HTMLElement;
  piece: Dragged;
  x: number;
  y: number;
  at: { minute: number; lane: HTMLElement };
};

const STARTS_AFTER = 5; // pixels: a hand that trembles on a click moves nothing
const EDGE = 32; // pixels from the scroller's rim within which it scrolls

/** Picking a booking up with mouse or pen, five minutes at a time, among columns of its kind. Escape puts it back. Fingers scroll instead. */
export function useLift(day: Ruled, drop: (bookingId: string, to: Target) => void) {
  const held = useRef<Held | null>(null);
  const lifted = useRef(false);
  const [ghost, setGhost] = useState<Ghost | null>(null);

  const putBack = useCallback(() => {
    held.current?.item.classList.remove("lifted");
    held.current = null;
    setGhost(null);
  }, []);

  const { moveProps } = useMove({
    onMove({ deltaX, deltaY }) {
      const hold = held.current;
      if (!hold) return;
      hold.x += deltaX;
      hold.y += deltaY;
      if (!lifted.current && Math.hypot(hold.x - hold.piece.x, hold.y - hold.piece.y) < STARTS_AFTER) return;
      lifted.current = true;
      hold.item.classList.add("lifted");
      follow(hold);
    },
    onMoveEnd() {
      const hold = held.current;
      putBack();
      // The click that ends a drag comes before any timer; the next one is meant again.
      setTimeout(() => {
        lifted.current = false;
      });
      if (!hold || !lifted.current) return;
      const { minute, lane } = hold.at;
      if (minute === hold.piece.minute && lane === hold.item.closest(".lane")) return;
      const id = lane.dataset.lane ?? "";
      const startsAt = instantAfter(day.startsAt, minute);
      drop(
        hold.bookingId,
        lane.dataset.kind === "surgeon" ? { startsAt, surgeonId: id } : { startsAt, wishId: id },
      );
    },
  });

  /** Finds the column under the pointer and the five minutes it points at, and draws the booking there. */
  function follow(hold: Held) {
    const scroller = hold.item.closest(".lanes");
    if (scroller) scrollAtRim(scroller, hold.y);
    const lane = laneUnder(hold) ?? hold.at.lane;
    const list = lane.querySelector("ol");
    if (!list) return;
    const { top, height } = list.getBoundingClientRect();
    const minute = droppedAt(
      hold.piece,
      { y: hold.y, top, minuteHeight: height / (day.shuts - day.opens) },
      day,
    );
    hold.at = { minute, lane };
    const { before, after, minutes } = hold.piece;
    const place = {
      "--from": minute - before,
      "--to": minute + minutes + after,
      "--before": before,
    } as CSSProperties;
    setGhost({ list, place, words: hour(instantAfter(day.startsAt, minute), day.zone) });
  }

  function lift(event: PointerEvent) {
    lifted.current = false;
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>(".movable > [data-booking]") : null;
    const item = link?.parentElement;
    const lane = item?.closest<HTMLElement>(".lane");
    if (!link || !item || !lane || event.pointerType === "touch" || event.button !== 0 || isList(item))
      return;
    const place = (name: string) => Number(item.style.getPropertyValue(name) || 0);
    const [before, after] = [place("--before"), place("--after")];
    const minute = place("--from") + before;
    const top = link.getBoundingClientRect().top;
    held.current = {
      bookingId: link.dataset.booking ?? "",
      item,
      piece: {
        minute,
        minutes: place("--to") - after - minute,
        before,
        after,
        x: event.clientX,
        y: event.clientY,
        grabbed: event.clientY - top,
      },
      x: event.clientX,
      y: event.clientY,
      at: { minute, lane },
    };
    moveProps.onPointerDown?.(event as PointerEvent<HTMLElement> & never);
  }

  const lifting = ghost !== null;
  useEffect(() => {
    if (!lifting) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      putBack();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [lifting, putBack]);

  return {
    ghost,
    lifting,
    lift,
    /** Whether the click that is being heard ends a drag. */
    wasLifted: () => lifted.current,
  };
}

/** On a phone the board is a list: nothing lies to scale there. */
const isList = (item: HTMLElement): boolean => getComputedStyle(item).position !== "absolute";

function laneUnder({ item, x }: Held): HTMLElement | null {
  const own = item.closest<HTMLElement>(".lane");
  const lanes =
    own?.parentElement?.querySelectorAll<HTMLElement>(`.lane[data-kind="${own.dataset.kind}"]`) ?? [];
  for (const lane of lanes) {
    const { left, right } = lane.getBoundingClientRect();
    if (x >= left && x < right) return lane;
  }
  return null;
}

function scrollAtRim(scroller: Element, y: number): void {
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y > bottom - EDGE) scroller.scrollBy(0, EDGE / 2);
  else if (y < top + EDGE) scroller.scrollBy(0, -EDGE / 2);
}
