"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId, useState, useSyncExternalStore } from "react";
import { PROBLEM_ID } from "./problem.tsx";

type Field = { name: string; label: string; hint?: string; wrong?: boolean } & Omit<
  ComponentProps<"input">,
  "name"
>;

const nothing = () => () => {};
/** True once scripts have arrived. */
const useScripts = () =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );

/** A field of the door. What was wrong is said once, above; each field that it is about points there. Nothing is kept by the device. */
export function DoorField({
  label,
  hint,
  wrong = false,
  children,
  ...input
}: Field & { children?: ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && PROBLEM_ID].filter(Boolean).join(" ");
  const control = (
    <input
      className="input"
      id={id}
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      {...(described ? { "aria-describedby": described } : {})}
      {...(wrong ? { "aria-invalid": true } : {})}
      {...input}
    />
  );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children ? (
        <div className="with-button">
          {control}
          {children}
        </div>
      ) : (
        control
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Covered, with a button to look at it once scripts are there. */
export function PassphraseField(field: Field) {
  const words = useTranslations("Door");
  const scripts = useScripts();
  const [shown, setShown] = useState(false);
  return (
    <DoorField {...field} type={shown ? "text" : "password"}>
      {scripts ? (
        <button className="btn plain" type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? words("hide") : words("show")}
        </button>
      ) : null}
    </DoorField>
  );
}

/** A new passphrase. Without scripts nobody can look at what was typed, so it is typed twice. */
export function NewPassphraseField({ wrong = false }: { wrong?: boolean }) {
  const words = useTranslations("Door");
  const scripts = useScripts();
  return (
    <>
      <PassphraseField
        name="passphrase"
        label={words("newPassphrase")}
        hint={words("newPassphraseHint")}
        autoComplete="new-password"
        wrong={wrong}
      />
      {scripts ? null : (
        <DoorField
          name="again"
          label={words("again")}
          type="password"
          autoComplete="new-password"
          wrong={wrong}
        />
      )}
    </>
  );
}

export function SendButton({ label, pending }: { label: string; pending: boolean }) {
  const words = useTranslations("Door");
  return (
    <button className="btn main wide" type="submit" aria-disabled={pending}>
      {pending ? words("working") : label}
    </button>
  );
}
