"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { clock, dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { useCall } from "./call-context.ts";
import type { Slot } from "./days.ts";
import type { AskedBy, Booking } from "./use-booking.ts";

type Props = { booking: Booking; heading: RefObject<HTMLHeadingElement | null>; toSearch: () => void };

/** The time that will be booked, as large as the page allows; Enter books it. */
export function Chosen({ booking, heading, toSearch }: Props) {
  const words = useTranslations("Find.chosen");
  const call = useCall();
  const { picked, patientId, stale, zone } = call;
  const { slot, own } = picked;
  useEnter(booking);
  if (!slot && !own) return null;
  const date = slot?.date ?? own?.date ?? "";
  const minute = slot?.minute ?? own?.minute ?? 0;
  return (
    <section className="first" aria-label={words("label")} data-stale={stale || undefined}>
      <div className="bigtime time">{clock(minute)}</div>
      <div>
        <h2 tabIndex={-1} ref={heading}>
          <span className="hidden">{clock(minute)}, </span>
          {longDate(date)}
        </h2>
        <p className="soft">{own ? words("own") : <Who slot={slot} />}</p>
        {call.booking && (
          <p className="small soft">
            {words("movesFrom", {
              date: shortDate(dateAt(call.booking.startsAt, zone)),
              time: hour(call.booking.startsAt, zone),
            })}
          </p>
        )}
      </div>
      <div className="do">
        {call.booking && <WhoAsked booking={booking} />}
        {patientId ? (
          <button
            type="button"
            className="btn main"
            disabled={stale && !booking.pending}
            aria-disabled={booking.pending}
            data-key="book"
            onClick={() => booking.take()}
          >
            {booking.pending ? words("working") : call.booking ? words("move") : words("book")}
            <span className="key" aria-hidden="true">
              <kbd>↵</kbd>
            </span>
          </button>
        ) : (
          <button type="button" className="btn" onClick={toSearch}>
            {words("whoFirst")}
          </button>
        )}
      </div>
    </section>
  );
}

function Who({ slot }: { slot: Slot | null }) {
  const words = useTranslations("Find.chosen");
  const { slots, address } = useCall();
  if (!slot) return null;
  const names = slot.held.map(({ name }) => name).join(", ");
  const first = slot === slots[0] && address.at === null && address.date === null;
  return first ? `${words("first")} ${names}` : names;
}

function WhoAsked({ booking }: { booking: Booking }) {
  const words = useTranslations("Find.chosen");
  return (
    <div className="field">
      <label htmlFor="asked-by">{words("askedBy")}</label>
      <select
        className="input"
        id="asked-by"
        value={booking.askedBy}
        onChange={(event) => booking.setAskedBy(event.target.value as AskedBy)}
      >
        {(["patient", "surgeon", "practice"] as const).map((one) => (
          <option key={one} value={one}>
            {words(`askers.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Enter books what stands in large figures, unless it belongs to what has the focus. A held key counts once. */
function useEnter(booking: Booking) {
  const onEnter = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.repeat || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !booking.ready) return;
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (at?.closest("input, select, textarea, button, summary, dialog, [role=option]")) return;
    if (at?.closest("a:not(.slot[aria-current])") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    booking.take();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onEnter(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
