"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { BookingView } from "#server/scheduling/schemas.ts";
import { useCall } from "./call-context.ts";

/** What the address asked for and is not there any more, or what was just taken back. */
export function Gone({ undone }: { undone: { booking: BookingView; moved: boolean } | null }) {
  const words = useTranslations("Find");
  const { requestGone, moveGone, patientGone } = useCall();
  const gone = requestGone
    ? words("toSchedule.gone")
    : moveGone
      ? words("toSchedule.goneMove")
      : patientGone
        ? words("who.notFound")
        : null;
  return (
    <div role="status" className="told">
      {undone && (
        <p className="notice is-done">
          {words(undone.moved ? "booked.movedBack" : "booked.undone", {
            date: shortDate(dateAt(undone.booking.startsAt, undone.booking.zone)),
            time: hour(undone.booking.startsAt, undone.booking.zone),
          })}
        </p>
      )}
      {gone && <p className="notice is-attention">{gone}</p>}
    </div>
  );
}
