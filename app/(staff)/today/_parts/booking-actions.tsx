"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { keepChange, versionOf } from "../_board/own-changes.ts";
import type { MovableBooking } from "./booking-parts.ts";
import { useRestorable } from "./use-undo.ts";

const MoveDialog = lazy(() => import("./move-dialog.tsx").then((module) => ({ default: module.MoveDialog })));
const CancelDialog = lazy(() =>
  import("./cancel-dialog.tsx").then((module) => ({ default: module.CancelDialog })),
);

type Props = {
  booking: MovableBooking & { endsAt: string };
  now: string;
  /** Somebody has tapped that she came. */
  isHere?: boolean;
  onDone?: () => void;
};

/** What the desk may do with a booking in its state. `now` is the practice's clock, an instant. */
export function BookingActions({ booking, now, isHere = false, onDone }: Props) {
  const words = useTranslations("Move");
  const router = useRouter();
  const client = useTRPCClient();
  const say = useErrorWords();
  const [open, setOpen] = useState<"move" | "cancel" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const sayRestorable = useRestorable(booking.zone);
  const { bookingId, startsAt, endsAt, zone, state } = booking;
  const order = () => ({ bookingId, scheduleVersion: versionOf(booking) });
  const at = { date: shortDate(dateAt(startsAt, zone)), time: hour(startsAt, zone) };
  const hasBegun = Date.parse(startsAt) <= Date.parse(now);
  const hasEnded = Date.parse(endsAt) <= Date.parse(now);
  const close = () => {
    setOpen(null);
    onDone?.();
  };

  // With another state the button that was pressed is gone, and the focus with it.
  const group = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current !== state && document.activeElement === document.body) group.current?.focus();
    shown.current = state;
  }, [state]);

  async function change(act: () => Promise<unknown>) {
    if (pending) return;
    setPending(true);
    setProblem(null);
    try {
      await act();
      router.refresh();
      onDone?.();
    } catch (error) {
      setProblem(say(errorView(error)));
    } finally {
      setPending(false);
    }
  }
  const restore = () =>
    change(async () => {
      keepChange(await client.scheduling.restore.mutate(order()));
      toast(words("restored", at));
    });
  const miss = () =>
    change(async () =>
      sayRestorable(words("marked"), keepChange(await client.scheduling.markNoShow.mutate(order()))),
    );

  return (
    <>
      {problem && (
        <div className="notice is-attention" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <div className="btns" ref={group} tabIndex={-1}>
        {state === "booked" && (
          <>
            {!hasBegun && (
              <button type="button" className="btn" data-key="move" onClick={() => setOpen("move")}>
                {words("move")}
              </button>
            )}
            {!hasEnded && (
              <button type="button" className="btn" onClick={() => setOpen("cancel")}>
                {words("cancel")}
              </button>
            )}
            {hasBegun && !isHere && (
              <button type="button" className="btn" aria-disabled={pending} onClick={miss}>
                {words("noShow")}
              </button>
            )}
          </>
        )}
        {state !== "booked" && (state === "no_show" || !hasEnded) && (
          <button type="button" className="btn" aria-disabled={pending} onClick={restore}>
            {words("restore")}
          </button>
        )}
      </div>
      <Suspense>
        {open === "move" && <MoveDialog booking={booking} onDone={close} />}
        {open === "cancel" && <CancelDialog booking={booking} onDone={close} />}
      </Suspense>
    </>
  );
}
