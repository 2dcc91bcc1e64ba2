"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { textOf } from "#app/_forms/values.ts";
import { type SignTried, sign } from "../actions.ts";
import { useSending } from "./use-sending.ts";

export type SignWords = Record<
  | "risks"
  | "tickEach"
  | "name"
  | "nameHint"
  | "passphrase"
  | "passphraseHint"
  | "sign"
  | "look"
  | "signTitle"
  | "offline",
  string
>;
type Props = {
  of: { caseId: string; kind: string; templateVersionId: string };
  risks: readonly { riskId: string; text: string }[];
  /** The text around the risks. */
  before: ReactNode;
  after: ReactNode;
  words: SignWords;
};

/** The text with a box at each risk, then her name and her passphrase. It works as it stands; what she ticked and typed survives an error, the passphrase does not. */
export function SignForm({ of, risks, before, after, words }: Props) {
  const sending = useSending<SignTried>(sign, (values) => ({
    ...{ words: words.offline, fields: {}, leadsTo: null },
    ...{ risks: values.getAll("risks").map(String), typedName: textOf(values, "typedName") },
  }));
  const { last: tried, sending: signing } = sending;
  const form = useRef<HTMLFormElement>(null);
  const turn = tried?.turn ?? 0;
  useEffect(() => {
    if (turn > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [turn]);
  const wrong = tried?.fields ?? {};
  return (
    // The key makes the boxes and fields take up what was ticked and typed after a refused try.
    <form ref={form} key={turn} {...sending.form} className="sign" autoComplete="off">
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {before}
      <fieldset
        className="text-part"
        aria-describedby="risks-hint risks-problem"
        {...(wrong.risks ? { tabIndex: -1, "aria-invalid": true as const } : {})}
      >
        <legend>
          <h3>{words.risks}</h3>
        </legend>
        <p className="soft" id="risks-hint">
          {words.tickEach}
        </p>
        {risks.map(({ riskId, text }) => (
          <label key={riskId} className="check risk">
            <input
              type="checkbox"
              name="risks"
              value={riskId}
              defaultChecked={tried?.risks.includes(riskId) ?? false}
            />
            <span>{text}</span>
          </label>
        ))}
        <Wrong id="risks-problem" text={wrong.risks} />
      </fieldset>
      {after}
      <h3>{words.signTitle}</h3>
      <Field name="typedName" label={words.name} hint={words.nameHint} problem={wrong.typedName}>
        {(wired) => (
          <input
            className="input"
            type="text"
            maxLength={160}
            defaultValue={tried?.typedName}
            spellCheck={false}
            {...wired}
          />
        )}
      </Field>
      <Field
        name="passphrase"
        label={words.passphrase}
        hint={words.passphraseHint}
        problem={wrong.passphrase}
      >
        {(wired) => (
          <input
            className="input"
            type="password"
            maxLength={200}
            {...wired}
            autoComplete="current-password"
          />
        )}
      </Field>
      {tried && (
        <div className="notice is-attention" role="alert">
          <p>{Object.keys(wrong).length > 0 ? words.look : tried.words}</p>
        </div>
      )}
      <button className="btn main wide" type="submit" aria-disabled={signing}>
        {words.sign}
      </button>
    </form>
  );
}

type Wired = {
  id: string;
  name: string;
  autoComplete: string;
  "aria-describedby": string;
  "aria-invalid"?: true;
};
type FieldProps = {
  name: string;
  label: string;
  hint: string;
  problem: string | undefined;
  children: (wired: Wired) => ReactNode;
};

function Field({ name, label, hint, problem, children }: FieldProps) {
  const described = problem ? `${name}-hint ${name}-problem` : `${name}-hint`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {children({
        id: name,
        name,
        autoComplete: "off",
        "aria-describedby": described,
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
      <Wrong id={`${name}-problem`} text={problem} />
    </div>
  );
}

function Wrong({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p className="problem" id={id}>
      {text}
    </p>
  ) : null;
}
