"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { timeText } from "#app/_format/index.ts";
import { instantOn } from "#app/_format/read.ts";
import { errorView } from "#app/_forms/error.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ErrorView } from "#server/api/trpc.ts";
import type { BookingView, Move, StartView } from "#server/scheduling/schemas.ts";
import { moveBack } from "../../today/_board/changes.ts";
import { forgetCall, hrefOf } from "./address.ts";
import { goTo } from "./use-address.ts";
import type { Call } from "./use-call.ts";

export type AskedBy = Move["askedBy"];
export type OverrideReason = NonNullable<Move["override"]>["reason"];
/** What came of it, and the address to go back to when it is undone. `before`: where a moved booking stood. */
export type Outcome = {
  readonly booking: BookingView;
  readonly before: BookingView | null;
  readonly withCompanion: boolean;
  readonly herZone: string | null;
  readonly href: string;
};
export type Refusal = {
  readonly view: ErrorView;
  readonly startsAt: string;
  readonly nearest: readonly StartView[];
  /** It stood in the list, so somebody was faster; else it was asked for outside the list. */
  readonly offered: boolean;
};

export type Booking = ReturnType<typeof useBooking>;

/**
 * Books or moves what the call has come to. One intention has one key: a second press, or a repeat after no answer, is the same booking. What a refusal
 * leaves behind stays until something else is picked.
 */
export function useBooking(call: Call) {
  const client = useTRPCClient();
  const cache = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [asked, setAskedBy] = useState<AskedBy | null>(null);
  const askedBy = asked ?? (call.opened.lostHours ? "practice" : "patient");
  const [refusal, setRefusal] = useState<(Refusal & { href: string }) | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [undone, setUndone] = useState<{ booking: BookingView; moved: boolean } | null>(null);

  const { slot, own } = call.picked;
  const startsAt = slot?.startsAt ?? (own ? instantOn(own.date, timeText(own.minute), call.zone) : null);
  const here = hrefOf(call.address);
  const standing = refusal?.href === here ? refusal : null;
  const ready = startsAt !== null && !call.stale && call.patientId !== null && standing === null;

  async function once(work: () => Promise<void>) {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    try {
      await work();
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  const take = (reason?: OverrideReason) =>
    once(async () => {
      const { subject, patientId, address, booking } = call;
      if (!subject || !patientId || startsAt === null) return;
      const wanted = {
        startsAt,
        ...(subject.surgeonOpen && address.surgeon ? { surgeonId: address.surgeon } : {}),
        ...(address.resource ? { wishId: address.resource } : {}),
        ...(reason ? { override: { reason } } : {}),
      };
      setUndone(null);
      try {
        let made: BookingView;
        if (booking) {
          const { bookingId, scheduleVersion } = booking;
          made = await client.scheduling.move.mutate({ bookingId, scheduleVersion, askedBy, ...wanted });
        } else if (!("bookingId" in subject.of)) {
          const order = { ...subject.of, siteId: subject.siteId, patientId, ...wanted };
          const intention = JSON.stringify(order);
          const idempotencyKey = keys.current.get(intention) ?? crypto.randomUUID();
          keys.current.set(intention, idempotencyKey);
          made = await client.scheduling.book.mutate({ idempotencyKey, ...order });
          keys.current.delete(intention);
        } else return;
        setRefusal(null);
        const withCompanion = call.offer?.withCompanion ?? false;
        setOutcome({
          booking: made,
          before: booking,
          withCompanion,
          herZone: call.patient?.zone ?? null,
          href: here,
        });
        goTo(hrefOf(forgetCall(address)), true);
        void cache.invalidateQueries();
      } catch (error) {
        const view = errorView(error);
        const nearest = (view.params.nearest as StartView[] | undefined) ?? [];
        setRefusal({ view, startsAt, nearest, offered: slot !== null, href: here });
        void call.lookAgain();
      }
    });

  /** A booking is cancelled as made by mistake; a move goes back to where it stood. */
  const undo = () =>
    once(async () => {
      if (!outcome) return;
      const { booking, before, href } = outcome;
      const { bookingId, scheduleVersion } = booking;
      const mistake = { reason: "booked_by_mistake", askedBy: "practice" } as const;
      try {
        if (before) await moveBack(client, booking, before);
        else await client.scheduling.cancel.mutate({ bookingId, scheduleVersion, ...mistake });
        setRefusal(null);
        setUndone({ booking: before ?? booking, moved: before !== null });
        setOutcome(null);
        // A moved booking has another version now: its call begins anew.
        goTo(before ? hrefOf(forgetCall(call.address)) : href, true);
        void cache.invalidateQueries();
      } catch (error) {
        setRefusal({
          view: errorView(error),
          startsAt: booking.startsAt,
          nearest: [],
          offered: false,
          href: here,
        });
      }
    });

  return {
    ready,
    pending,
    startsAt,
    askedBy,
    setAskedBy,
    refusal: standing,
    forget: () => setRefusal(null),
    outcome,
    undone,
    take,
    undo,
    next: () => {
      setOutcome(null);
      setUndone(null);
      setRefusal(null);
    },
  };
}
