"use client";

import { type ReactNode, useActionState } from "react";
import type { Contact } from "#server/identity/patient-schemas.ts";
import { saveContact, type Tried } from "./actions.ts";

type Choice = { value: string; label: string };
export type ContactWords = Record<
  | "channel"
  | "safeFrom"
  | "safeTo"
  | "anyTime"
  | "weekdays"
  | "weekdaysHint"
  | "voicemail"
  | "letters"
  | "nameToUse"
  | "nameHint"
  | "phoneWord"
  | "phoneWordHint"
  | "coverLine"
  | "coverLineHint"
  | "save",
  string
>;
type Props = {
  contact: Contact;
  words: ContactWords;
  choices: Record<"channels" | "coverLines" | "weekdays" | "hours", readonly Choice[]>;
};

/** The form works as it stands; with scripts it says what is wrong without loading the page again. */
export function ContactForm({ contact, words, choices }: Props) {
  const [tried, save, saving] = useActionState<Tried, FormData>(saveContact, null);
  const now = tried?.typed ?? contact;
  const problem = (field: string) => (tried?.field === field ? tried.words : null);
  const minute = (value: number | null) => (value === null ? "" : String(value));
  const anyTime = { value: "", label: words.anyTime };
  return (
    // The key makes the fields take up what was typed after a refused try.
    <form
      action={save}
      className="stack"
      autoComplete="off"
      key={tried ? JSON.stringify(tried.typed) : "kept"}
    >
      {tried && !isField(tried.field) && <Said words={tried.words} />}
      <Choose
        name="channel"
        label={words.channel}
        options={choices.channels}
        chosen={now.channel}
        problem={problem("channel")}
      />
      <div className="pair two">
        <Choose
          name="safeFromMinute"
          label={words.safeFrom}
          options={[anyTime, ...choices.hours]}
          chosen={minute(now.safeFromMinute)}
          problem={problem("safeFromMinute")}
        />
        <Choose
          name="safeToMinute"
          label={words.safeTo}
          options={[anyTime, ...choices.hours]}
          chosen={minute(now.safeToMinute)}
          problem={problem("safeToMinute")}
        />
      </div>
      <fieldset className="field">
        <legend>{words.weekdays}</legend>
        <p className="hint">{words.weekdaysHint}</p>
        <div className="checks">
          {choices.weekdays.map(({ value, label }) => (
            <Tick
              key={value}
              name="safeWeekdays"
              value={value}
              label={label}
              on={now.safeWeekdays.includes(Number(value))}
            />
          ))}
        </div>
      </fieldset>
      <Tick name="voicemail" label={words.voicemail} on={now.voicemail} />
      <Tick name="letters" label={words.letters} on={now.letters} />
      <Write
        name="nameToUse"
        label={words.nameToUse}
        hint={words.nameHint}
        value={now.nameToUse}
        problem={problem("nameToUse")}
      />
      <Write
        name="phoneWord"
        label={words.phoneWord}
        hint={words.phoneWordHint}
        value={now.phoneWord}
        problem={problem("phoneWord")}
      />
      <Choose
        name="coverLine"
        label={words.coverLine}
        hint={words.coverLineHint}
        options={choices.coverLines}
        chosen={now.coverLine}
        problem={problem("coverLine")}
      />
      <button className="btn main wide" type="submit" disabled={saving}>
        {words.save}
      </button>
    </form>
  );
}

const FIELDS = ["channel", "safeFromMinute", "safeToMinute", "nameToUse", "phoneWord", "coverLine"];
const isField = (field: string | null): boolean => field !== null && FIELDS.includes(field);

function Said({ words }: { words: string }) {
  return (
    <div className="notice is-attention" role="alert">
      <p>{words}</p>
    </div>
  );
}

type Field = { name: string; label: string; hint?: string; problem: string | null };

function Labelled({
  name,
  label,
  hint,
  problem,
  children,
}: Field & {
  children: (wired: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}) {
  const [hintId, problemId] = [`${name}-hint`, `${name}-problem`];
  const described = [hint && hintId, problem && problemId].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id: name,
        ...(described ? { "aria-describedby": described } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      {problem && (
        <p className="problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Choose({ options, chosen, ...field }: Field & { options: readonly Choice[]; chosen: string }) {
  return (
    <Labelled {...field}>
      {(wired) => (
        <select className="input" name={field.name} defaultValue={chosen} autoComplete="off" {...wired}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Write({ value, ...field }: Field & { value: string | null }) {
  return (
    <Labelled {...field}>
      {(wired) => (
        <input
          className="input"
          type="text"
          name={field.name}
          maxLength={40}
          defaultValue={value ?? ""}
          autoComplete="off"
          spellCheck={false}
          {...wired}
        />
      )}
    </Labelled>
  );
}

function Tick({ name, value, label, on }: { name: string; value?: string; label: string; on: boolean }) {
  return (
    <label className="check">
      <input type="checkbox" name={name} defaultChecked={on} {...(value ? { value } : {})} />
      {label}
    </label>
  );
}
