"use client";

import { type KeyboardEvent, lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { createPortal } from "react-dom";
import { useKeptFocus } from "#app/_ui/kept-focus.ts";
import { useLive } from "../../_parts/use-live.ts";
import type { MovableBooking } from "./booking-parts.ts";
import type { FreeGap } from "./come-dialog.tsx";
import type { Target } from "./move-dialog.tsx";
import { useDue } from "./use-due.ts";
import { useFreshBoard } from "./use-fresh-board.ts";
import { type Ruled, useLift } from "./use-lift.ts";

const MoveDialog = lazy(() => import("./move-dialog.tsx").then((module) => ({ default: module.MoveDialog })));
const ComeDialog = lazy(() => import("./come-dialog.tsx").then((module) => ({ default: module.ComeDialog })));
const PushDialog = lazy(() => import("./push-dialog.tsx").then((module) => ({ default: module.PushDialog })));

type Props = {
  from: string;
  siteId: string;
  /** `dueIn`: in how many ms time alone changes the board. */
  day: Ruled & { now: string; dueIn: number | null };
  bookings: readonly MovableBooking[];
  children: ReactNode;
};

/**
 * The one island of the board: keys on a booking, picking it up with the mouse, and every button that pushes the rest of a list or asks who can come. What it wraps was drawn by the server and needs nothing of this
 * to be read. `from`: how far the board had heard of changes.
 */
export function Hands({ from, siteId, day, bookings, children }: Props) {
  const [moving, setMoving] = useState<{ booking: MovableBooking; to: Target | null } | null>(null);
  const [pushing, setPushing] = useState<{ bookingId: string; minutes: number } | null>(null);
  const [gap, setGap] = useState<FreeGap | null>(null);
  const movable = (at: EventTarget) => {
    const id = at instanceof Element ? at.closest<HTMLElement>("[data-booking]")?.dataset.booking : undefined;
    return bookings.find(({ bookingId }) => bookingId === id);
  };
  const { ghost, lifting, wasLifted, lift } = useLift(day, (bookingId, to) => {
    const booking = bookings.find((one) => one.bookingId === bookingId);
    if (booking) setMoving({ booking, to });
  });
  const idle = () => moving === null && pushing === null && gap === null && ghost === null;
  useFreshBoard(idle);
  useLive(from, idle);
  useDue(day.now, day.dueIn, idle);
  useKeptFocus();

  function onClick(event: MouseEvent) {
    if (wasLifted()) event.preventDefault();
    const at =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("button[data-push], button[data-come]")
        : null;
    const { push, minutes, come, from: startsAt, until: endsAt } = at?.dataset ?? {};
    if (push) setPushing({ bookingId: push, minutes: Number(minutes) });
    if (come && startsAt && endsAt) setGap({ siteId, theatreId: come, startsAt, endsAt });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key !== "Enter" && event.key.toLowerCase() !== "m") return;
    const booking = movable(event.target);
    if (!booking) return;
    event.preventDefault();
    setMoving({ booking, to: null });
  }

  return (
    // The links inside are what is operated; this only hears of it.
    // biome-ignore lint/a11y/noStaticElementInteractions: delegation for the links within
    <div
      className={lifting ? "hands lifting" : "hands"}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => movable(event.target) && lift(event)}
      onDragStart={(event) => event.preventDefault()}
    >
      {children}
      {ghost &&
        createPortal(
          <li className="span ghost" style={ghost.place} aria-hidden="true">
            <span className="time">{ghost.words}</span>
          </li>,
          ghost.list,
        )}
      {pushing && (
        <Suspense>
          <PushDialog {...pushing} zone={day.zone} onDone={() => setPushing(null)} />
        </Suspense>
      )}
      {gap && (
        <Suspense>
          <ComeDialog
            gap={gap}
            zone={day.zone}
            onClose={() => setGap(null)}
            onMove={(booking, to) => {
              setGap(null);
              setMoving({ booking, to });
            }}
          />
        </Suspense>
      )}
      {moving && (
        <Suspense>
          <MoveDialog
            booking={moving.booking}
            {...(moving.to ? { to: moving.to } : {})}
            onDone={() => setMoving(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
