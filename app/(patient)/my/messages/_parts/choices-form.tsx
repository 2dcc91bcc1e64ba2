"use client";

import { useActionState } from "react";
import { recoveries } from "#server/messaging/message-schemas.ts";
import { saveChoices, type Tried } from "../actions.ts";
import { type FieldName, fieldNames, type Typed } from "./typed.ts";

type Props = {
  typed: Typed;
  /** The page's one filled button is another where all is stopped. */
  main: boolean;
  words: Record<FieldName | "weeklyMostHint" | "save" | "saving", string> & {
    recoveries: Record<(typeof recoveries)[number], string>;
  };
};

/** What she wants to be sent. The form works as it stands; with scripts it says what is wrong without loading the page again. */
export function ChoicesForm({ typed, main, words }: Props) {
  const [tried, save, isSaving] = useActionState<Tried, FormData>(saveChoices, null);
  const now = tried?.typed ?? typed;
  const atMost = tried?.field === "weeklyMost" ? tried.words : null;
  return (
    // The key makes the fields take up what was chosen after a refused try.
    <form
      action={save}
      className="stack wants"
      autoComplete="off"
      key={tried ? JSON.stringify(tried.typed) : "kept"}
    >
      {tried && !fieldNames.some((one) => one === tried.field) && (
        <div className="notice is-attention" role="alert">
          <p>{tried.words}</p>
        </div>
      )}
      <div>
        {(["visits", "prepare"] as const).map((name) => (
          <Tick key={name} name={name} label={words[name]} on={now[name] !== ""} />
        ))}
      </div>
      <fieldset className="ask-choices">
        <legend>{words.recovery}</legend>
        {recoveries.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="recovery" value={one} defaultChecked={now.recovery === one} />
            {words.recoveries[one]}
          </label>
        ))}
      </fieldset>
      <Tick name="asksAgain" label={words.asksAgain} on={now.asksAgain !== ""} />
      <Tick name="links" label={words.links} on={now.links !== ""} />
      <div className="field">
        <label htmlFor="weeklyMost">{words.weeklyMost}</label>
        <p className="hint" id="weeklyMost-hint">
          {words.weeklyMostHint}
        </p>
        <span className="ask-short">
          <input
            className="input time"
            id="weeklyMost"
            name="weeklyMost"
            inputMode="numeric"
            maxLength={3}
            defaultValue={now.weeklyMost}
            aria-describedby={atMost ? "weeklyMost-hint weeklyMost-problem" : "weeklyMost-hint"}
            {...(atMost ? { "aria-invalid": true } : {})}
          />
        </span>
        {atMost && (
          <p className="problem" id="weeklyMost-problem" role="alert">
            {atMost}
          </p>
        )}
      </div>
      <button className={main ? "btn main wide" : "btn wide"} type="submit" aria-disabled={isSaving}>
        {isSaving ? words.saving : words.save}
      </button>
    </form>
  );
}

function Tick({ name, label, on }: { name: FieldName; label: string; on: boolean }) {
  return (
    <label className="check">
      <input type="checkbox" name={name} defaultChecked={on} />
      {label}
    </label>
  );
}
