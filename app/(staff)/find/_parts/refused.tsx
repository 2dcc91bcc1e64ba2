"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { clock, dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { overrideReasons, resourceKinds, type StartView } from "#server/scheduling/schemas.ts";
import { useCall } from "./call-context.ts";
import { wallMinute } from "./days.ts";
import type { Booking, OverrideReason, Refusal } from "./use-booking.ts";
import { useWhy } from "./use-why.ts";

type Props = { refusal: Refusal; booking: Booking; heading: RefObject<HTMLHeadingElement | null> };

/** What happened to the time that was wanted, what was kept, and the nearest that are free. Nothing else is booked until one is picked. */
export function Refused({ refusal, booking, heading }: Props) {
  const words = useTranslations("Find");
  const { zone, booking: moved } = useCall();
  const { startsAt, nearest, view } = refusal;
  const time = hour(startsAt, zone);
  const focus = useRef<HTMLDivElement>(null);
  useEffect(() => focus.current?.querySelector<HTMLElement>("button, select")?.focus(), []);
  return (
    <section className="first refused" aria-label={words("chosen.label")} ref={focus}>
      <div className="bigtime time">{clock(wallMinute(startsAt, zone))}</div>
      <div role="alert">
        <h2 tabIndex={-1} ref={heading}>
          <Title refusal={refusal} time={time} />
        </h2>
        <p className="soft">
          <What refusal={refusal} /> {words("taken.kept")}
        </p>
      </div>
      {view.reason === "closed" && <Override booking={booking} moving={moved !== null} />}
      <Nearest
        nearest={nearest}
        date={dateAt(startsAt, zone)}
        forget={booking.forget}
        offline={isPassing(view.reason)}
      />
    </section>
  );
}

const isPassing = (reason: string) => reason === "offline" || reason === "unforeseen";

function Title({ refusal: { view, offered, startsAt }, time }: { refusal: Refusal; time: string }) {
  const words = useTranslations("Find");
  const { zone } = useCall();
  if (view.reason === "slotTaken" && offered) return words("taken.title", { time });
  if (view.reason === "closed") return words("override.title", { time });
  if (isPassing(view.reason)) return longDate(dateAt(startsAt, zone));
  return words("taken.notFree", { time });
}

function What({ refusal: { view, startsAt } }: { refusal: Refusal }) {
  const words = useTranslations("Find");
  const say = useErrorWords();
  const { zone } = useCall();
  const why = useWhy(zone, typeof view.params.date === "string" ? view.params.date : null);
  const need = needOf(view.params.need);
  const nothing = {
    without: null,
    weekday: null,
    resourceName: null,
    until: null,
    members: null,
    at: null,
    need,
  };
  const date = dateAt(startsAt, zone);
  switch (view.reason) {
    case "slotTaken":
      return null;
    case "closed":
      return words("override.why", { need: need ?? "other" });
    case "past":
    case "notBefore":
    case "noneOfKindHere":
    case "patientBusy":
      return why({ ...nothing, kind: view.reason }, date);
    default:
      return say(view);
  }
}

const needOf = (value: unknown) => resourceKinds.find((kind) => kind === value) ?? null;

type NearestProps = { nearest: readonly StartView[]; date: string; forget: () => void; offline: boolean };

function Nearest({ nearest, date, forget, offline }: NearestProps) {
  const words = useTranslations("Find.taken");
  const { go, zone, search } = useCall();
  if (offline) {
    return (
      <div className="do">
        <button type="button" className="btn" onClick={forget}>
          {words("again")}
        </button>
      </div>
    );
  }
  return (
    <div className="nearest">
      <p className="small soft">{nearest.length > 0 ? words("nearest") : words("none")}</p>
      {nearest.map((start) => {
        const time = hour(start.startsAt, zone);
        return (
          <button
            key={start.startsAt}
            type="button"
            className="btn"
            onClick={() => {
              forget();
              const at = wallMinute(start.startsAt, zone);
              go({ date: start.date, at, from: search?.from ?? null, resource: null }, true);
            }}
          >
            {start.date === date ? time : words("other", { date: shortDate(start.date), time })}
          </button>
        );
      })}
    </div>
  );
}

/** Outside opening hours, and only there: a reason from a list, kept with the booking. */
function Override({ booking, moving }: { booking: Booking; moving: boolean }) {
  const words = useTranslations("Find.override");
  const [reason, setReason] = useState<OverrideReason | "">("");
  return (
    <div className="override">
      <div className="field">
        <label htmlFor="override">{words("reason")}</label>
        <select
          className="input"
          id="override"
          value={reason}
          onChange={(event) => setReason(event.target.value as OverrideReason | "")}
        >
          <option value="">{words("choose")}</option>
          {overrideReasons.map((one) => (
            <option key={one} value={one}>
              {words(`reasons.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        className="btn"
        disabled={reason === ""}
        aria-disabled={booking.pending}
        onClick={() => reason !== "" && booking.take(reason)}
      >
        {moving ? words("move") : words("book")}
      </button>
    </div>
  );
}
