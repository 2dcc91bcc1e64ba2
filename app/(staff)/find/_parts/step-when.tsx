"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { clock, shortDate, timeText } from "#app/_format/index.ts";
import { readAddress } from "./address.ts";
import { useCall } from "./call-context.ts";
import { ChoiceLink } from "./choice-link.tsx";
import { OwnTime } from "./own-time.tsx";
import { Hidden } from "./plain-form.tsx";
import { Step } from "./step.tsx";

const HOURS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((hour) => hour * 60);

/** From which day, not before which hour, on which days. Each change is looked up at once; before scripts a button does it. */
export function StepWhen() {
  const words = useTranslations("Find");
  const { subject, patientId, count, looking } = useCall();
  const aside = subject && (
    <span className="small soft" role="status">
      {looking ? (
        <span className="after-a-while">{words("when.looking")}</span>
      ) : (
        words("when.found", { count })
      )}
    </span>
  );
  return (
    <Step n={3} title={words("steps.when")} current={subject !== null && patientId !== null} aside={aside}>
      {subject ? <Wishes /> : <p className="small soft">{words("when.first")}</p>}
    </Step>
  );
}

function Wishes() {
  const words = useTranslations("Find");
  const { address, search, site } = useCall();
  const from = search?.from ?? site?.today ?? "";
  return (
    <details className="fold wishes">
      <summary>
        <span>
          {words("when.fold", {
            date: shortDate(from),
            hour:
              address.earliest === null
                ? words("when.anyDay")
                : words("when.notBefore", { hour: clock(address.earliest) }),
          })}
        </span>
        <span className="icon i-down" aria-hidden="true" />
      </summary>
      <div className="stack">
        <Wish from={from} />
        <OwnTime />
      </div>
    </details>
  );
}

const afresh = { date: null, at: null } as const;

function Wish({ from }: { from: string }) {
  const words = useTranslations("Find");
  const { address, site, go, wishName } = useCall();
  const days = site && site.weekdays.length > 0 ? site.weekdays : [1, 2, 3, 4, 5];
  const [earliest, setEarliest] = useSynced(address.earliest);
  const [weekdays, setWeekdays] = useSynced(address.weekdays.length > 0 ? address.weekdays : days);
  const hours = [...new Set([...HOURS, ...(earliest === null ? [] : [earliest])])].sort((a, b) => a - b);

  function toggle(day: number) {
    const others = weekdays.filter((one) => one !== day);
    const next = weekdays.includes(day) ? others : [...others, day];
    const all = next.length === 0 || days.every((one) => next.includes(one));
    setWeekdays(all ? days : next);
    go({ weekdays: all ? [] : next.sort((a, b) => a - b), ...afresh }, true);
  }

  return (
    <form action="/find" className="stack" onSubmit={(event) => event.preventDefault()}>
      <Hidden but={["from", "earliest", "weekday", "date", "at"]} />
      <div className="pair">
        <FromField from={from} today={site?.today ?? from} />
        <div className="field">
          <label htmlFor="earliest">{words("when.earliest")}</label>
          <select
            className="input"
            id="earliest"
            name="earliest"
            value={timeText(earliest)}
            onChange={(event) => {
              const picked = hours.find((minute) => timeText(minute) === event.target.value) ?? null;
              setEarliest(picked);
              go({ earliest: picked, ...afresh }, true);
            }}
          >
            <option value="">{words("when.anyHour")}</option>
            {hours.map((minute) => (
              <option key={minute} value={timeText(minute)}>
                {clock(minute)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <fieldset className="field">
        <legend className="label">{words("when.days")}</legend>
        <div className="days">
          {days.map((day) => (
            <label key={day}>
              <input
                type="checkbox"
                name="weekday"
                value={day}
                checked={weekdays.includes(day)}
                onChange={() => toggle(day)}
              />
              {words(`weekdays.${String(day) as "1"}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {wishName && (
        <p className="small">
          {words("when.only", { name: wishName })}{" "}
          <ChoiceLink change={{ resource: null }} quiet>
            {words("when.anywhere")}
          </ChoiceLink>
        </p>
      )}
      <noscript>
        <button className="btn" type="submit">
          {words("when.show")}
        </button>
      </noscript>
    </form>
  );
}

/** A date is typed part by part: it counts once it has stood for a moment, or when the field is left. */
function FromField({ from, today }: { from: string; today: string }) {
  const words = useTranslations("Find.when");
  const { go } = useCall();
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const commit = (text: string | null) => {
    clearTimeout(timer.current);
    const { from: day } = readAddress(new URLSearchParams({ from: text ?? "" }));
    if (day && day >= today && day !== from) go({ from: day, ...afresh }, true);
  };
  return (
    <div className="field">
      <label htmlFor="from">
        {words("from")} <span className="soft">{shortDate(from)}</span>
      </label>
      <input
        className="input"
        id="from"
        name="from"
        type="date"
        min={today}
        value={draft ?? from}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => commit(text), 600);
        }}
        onBlur={() => {
          commit(draft);
          setDraft(null);
        }}
        onKeyDown={(event) => event.key === "Enter" && commit(draft)}
      />
    </div>
  );
}

/** What stands in a field before the address says so too; an address that changes by itself wins. */
function useSynced<T>(given: T): [T, (value: T) => void] {
  const key = JSON.stringify(given);
  const [held, hold] = useState({ value: given, key });
  if (held.key !== key) hold({ value: given, key });
  return [held.key === key ? held.value : given, (value) => hold({ value, key })];
}
