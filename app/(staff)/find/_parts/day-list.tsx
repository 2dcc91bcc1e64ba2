"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo } from "react";
import { addDays, shortDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useCall } from "./call-context.ts";
import { ChoiceLink } from "./choice-link.tsx";
import { DayRow } from "./day-row.tsx";
import { type ShutDays, scaleOf } from "./days.ts";
import { useWhy } from "./use-why.ts";

/** The times by day, the next free first, and a line where a sooner one would have been. */
export function DayList({ picked }: { picked: () => void }) {
  const words = useTranslations("Find.times");
  const call = useCall();
  const { days, slots, pages, search, stale, timesError, opened, site } = call;
  const scale = useMemo(() => scaleOf(slots), [slots]);
  if (timesError) return <Failed />;
  if (!search || (pages.length === 0 && stale))
    return <p className="after-a-while soft empty">{words("looking")}</p>;
  const hours = Array.from(
    { length: Math.ceil((scale.to - scale.from) / 120) },
    (_, place) => scale.from / 60 + place * 2,
  );
  return (
    <section aria-label={words("byDay")} className="results" data-stale={stale || undefined} onKeyDown={walk}>
      {slots.length > 0 ? (
        <div className="result head">
          <p className="small soft">
            {opened.sites.length > 1 && site && words("clock", { site: site.name })}
          </p>
          <div
            aria-hidden="true"
            className="scale time"
            style={{ "--hours": (scale.to - scale.from) / 60 } as React.CSSProperties}
          >
            {hours.map((hour) => (
              <span key={hour}>{hour % 24}</span>
            ))}
          </div>
        </div>
      ) : (
        <Nothing />
      )}
      {days.map((day) =>
        day.kind === "free" ? (
          <DayRow key={day.date} day={day} scale={scale} picked={picked} />
        ) : (
          <Shut key={`${day.date} ${day.reason.kind}`} day={day} />
        ),
      )}
      <Further />
    </section>
  );
}

function Shut({ day: { date, last, reason } }: { day: ShutDays }) {
  const words = useTranslations("Find.times");
  const { zone, request } = useCall();
  const why = useWhy(zone, request?.notBefore ?? null);
  const shown =
    date === last ? shortDate(date) : words("span", { from: shortDate(date), to: shortDate(last) });
  return (
    <div className="result none">
      <div className="date">
        <b>{shown}</b>
      </div>
      <div className="why">
        <span className="icon i-no" aria-hidden="true" />
        {why(reason, last)}
      </div>
    </div>
  );
}

/** Nothing in the whole window: why, and each way out that there is. */
function Nothing() {
  const words = useTranslations("Find.times");
  const { pages, address, subject, zone, request } = useCall();
  const why = useWhy(zone, request?.notBefore ?? null);
  const [first, last] = [pages[0], pages.at(-1)];
  if (!first || !last) return null;
  const reason = last.nothing ?? first.nothing;
  const wished = address.earliest !== null || address.weekdays.length > 0;
  return (
    <div className="notice is-silent nothing">
      <p>
        <b>{words("none", { from: shortDate(first.from), to: shortDate(last.through) })}</b>{" "}
        {reason && why(reason, last.through)}
      </p>
      <div className="btns">
        {wished && (
          <ChoiceLink className="btn" change={{ earliest: null, weekdays: [] }}>
            {words("widen")}
          </ChoiceLink>
        )}
        {subject?.surgeonOpen && address.surgeon && (
          <ChoiceLink className="btn" change={{ surgeon: null }}>
            {words("anySurgeon")}
          </ChoiceLink>
        )}
        {address.resource && (
          <ChoiceLink className="btn" change={{ resource: null }}>
            {words("anywhere")}
          </ChoiceLink>
        )}
      </div>
    </div>
  );
}

/** The next two weeks, below those that stand there; before scripts a list of their own. */
function Further() {
  const words = useTranslations("Find.times");
  const { pages, nextFrom, address, lookFurther, lookingAhead } = useCall();
  const last = pages.at(-1);
  if (!last || !nextFrom) return null;
  const whole = addDays(last.from, 13) <= last.through;
  return (
    <p className="further">
      <ChoiceLink
        change={{ from: nextFrom, date: null, at: null }}
        instead={lookFurther}
        {...(lookingAhead ? { "aria-disabled": true } : {})}
      >
        {whole ? words("next") : words("nextFrom", { date: shortDate(nextFrom) })}
      </ChoiceLink>
      {lookingAhead && (
        <span className="small soft after-a-while" role="status">
          {words("looking")}
        </span>
      )}
      {address.from && <span className="hidden">{words("fromOn", { date: shortDate(address.from) })}</span>}
    </p>
  );
}

function Failed() {
  const words = useTranslations("Find.times");
  const say = useErrorWords();
  const { timesError, lookAgain, address } = useCall();
  return (
    <div className="notice is-attention" role="alert">
      <p>
        <b>{words("failed")}</b> {say(errorView(timesError))}
      </p>
      <div className="btns">
        {address.resource && (
          <ChoiceLink className="btn" change={{ resource: null }}>
            {words("anywhere")}
          </ChoiceLink>
        )}
        <button type="button" className="btn" onClick={() => lookAgain()}>
          {words("again")}
        </button>
      </div>
    </div>
  );
}

/** Arrows walk over the times: along a day, and from day to day. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".slot") : null;
  if (!from) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(".slot")];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".slots")];
  const row = rows.findIndex((one) => one.contains(from));
  const inRow = (place: number) => rows[place]?.querySelector<HTMLElement>(".slot");
  const to = {
    ArrowRight: all[all.indexOf(from) + 1],
    ArrowLeft: all[all.indexOf(from) - 1],
    ArrowDown: inRow(row + 1),
    ArrowUp: inRow(row - 1),
  }[event.key];
  if (!(event.key in { ArrowRight: 1, ArrowLeft: 1, ArrowDown: 1, ArrowUp: 1 })) return;
  event.preventDefault();
  event.stopPropagation();
  to?.focus();
}
