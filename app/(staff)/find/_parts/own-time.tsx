"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { timeText } from "#app/_format/index.ts";
import { instantOn } from "#app/_format/read.ts";
import { readAddress } from "./address.ts";
import { useCall } from "./call-context.ts";
import { Hidden } from "./plain-form.tsx";

/** A time that is not in the list: it is checked when it is booked, and outside hours it takes a reason. */
export function OwnTime() {
  const words = useTranslations("Find.when");
  const { address, search, site, go } = useCall();
  const date = address.date ?? search?.from ?? site?.today;
  const [bad, setBad] = useState(false);

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const typed = new URLSearchParams([...values].map(([name, value]) => [name, String(value)]));
    const { date: day, at } = readAddress(typed);
    // An hour that the clocks skip that day is none either.
    const isHour = day !== null && at !== null && instantOn(day, timeText(at), site?.zone ?? "UTC") !== null;
    setBad(!isHour);
    if (isHour) go({ date: day, at, from: search?.from ?? null, resource: null });
  }

  return (
    <details className="fold own">
      <summary>
        {words("own")} <span className="icon i-down" aria-hidden="true" />
      </summary>
      <form action="/find" className="stack" onSubmit={ask}>
        <Hidden but={["date", "at", "resource"]} />
        <p className="small soft">{words("ownHint")}</p>
        <div className="pair">
          <div className="field">
            <label htmlFor="own-date">{words("ownDate")}</label>
            <input
              className="input"
              id="own-date"
              name="date"
              type="date"
              defaultValue={date}
              min={site?.today}
              required
            />
          </div>
          <div className="field">
            <label htmlFor="own-hour">{words("ownHour")}</label>
            <input
              className="input"
              id="own-hour"
              name="at"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              placeholder="9:30"
              // Sent without scripts it stands in the address: nothing but an hour may.
              pattern="[0-9:.h ]+"
              title={words("badHour")}
              maxLength={6}
              required
              {...(bad ? { "aria-invalid": true, "aria-describedby": "own-bad" } : {})}
            />
          </div>
        </div>
        {bad && (
          <p className="small problem" id="own-bad" role="alert">
            {words("badHour")}
          </p>
        )}
        <div>
          <button className="btn" type="submit">
            {words("ownAsk")}
          </button>
        </div>
      </form>
    </details>
  );
}
