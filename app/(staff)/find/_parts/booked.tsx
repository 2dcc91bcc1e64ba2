"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTooLate } from "../../_parts/use-too-late.ts";
import { Say } from "./read-out.tsx";
import type { Booking, Outcome } from "./use-booking.ts";

/** It is booked: what to say, where to look, and the way back. */
export function Booked({ outcome, booking }: { outcome: Outcome; booking: Booking }) {
  const words = useTranslations("Find.booked");
  const say = useErrorWords();
  const tooLate = useTooLate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { booking: made, before, withCompanion } = outcome;
  const { zone } = made;
  const date = dateAt(made.startsAt, zone);
  const names = [...new Set(made.resources.map(({ name }) => name))].join(", ");
  return (
    <main className="call done" id="main">
      <div className="call-main">
        <section className="first" aria-label={words(before ? "moved" : "booked")}>
          <div className="bigtime time">{hour(made.startsAt, zone)}</div>
          <div>
            <p className="mark is-ready">{words(before ? "moved" : "booked")}</p>
            <h1 tabIndex={-1} ref={heading}>
              <span className="hidden">
                {words(before ? "moved" : "booked")}: {hour(made.startsAt, zone)},{" "}
              </span>
              {longDate(date)}
            </h1>
            <p className="soft">
              {made.patientName}. {made.label}. {names}
            </p>
          </div>
          <Link
            className="btn main"
            href={`/find?site=${made.siteId}`}
            onClick={booking.next}
            prefetch={false}
          >
            {words("next")}
          </Link>
        </section>
        <div className="after">
          <Say
            arrivesAt={made.arrivesAt}
            zone={zone}
            herZone={outcome.herZone}
            withCompanion={withCompanion}
            place={null}
          />
          <div className="btns">
            <Link className="btn" href={`/patients/${made.patientId}`} prefetch={false}>
              {words("patient")}
            </Link>
            <Link className="btn" href={`/today?site=${made.siteId}&date=${date}`} prefetch={false}>
              {words("day")}
            </Link>
            <button
              type="button"
              className="btn"
              aria-disabled={booking.pending}
              onClick={() => booking.undo()}
            >
              {words("undo")}
            </button>
          </div>
          <p className="small soft">
            {before
              ? words("undoMove", {
                  date: shortDate(dateAt(before.startsAt, zone)),
                  time: hour(before.startsAt, zone),
                })
              : words("undoMeans")}
          </p>
          <div role="alert">
            {booking.refusal && (
              <p className="notice is-attention">
                {tooLate(booking.refusal.view, (before ?? made).startsAt, zone) ??
                  `${words("notUndone")} ${say(booking.refusal.view)}`}
              </p>
            )}
          </div>
        </div>
      </div>
    </main>
  );
}
