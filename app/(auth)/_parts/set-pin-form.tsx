"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { DoorField, PassphraseField, SendButton } from "./fields.tsx";
import { Problem } from "./problem.tsx";
import { type PinState, untouchedPin } from "./state.ts";

type Send = (state: PinState, form: FormData) => Promise<PinState>;

/** One's own PIN for shared devices, on giving the passphrase. */
export function SetPinForm({ send }: { send: Send }) {
  const words = useTranslations("Door");
  const [state, action, pending] = useActionState(send, untouchedPin);
  return (
    <form action={action}>
      <h2>{words("pinTitle")}</h2>
      <p className="soft">{words("pinMeans")}</p>
      {state.problem && <Problem text={state.problem} turn={state.turn} />}
      {state.isSet && (
        <p className="notice is-ready" role="status">
          {words("pinSet")}
        </p>
      )}
      <PassphraseField
        name="current"
        label={words("passphrase")}
        autoComplete="current-password"
        wrong={state.problem !== null && state.field === null}
      />
      <DoorField
        name="pin"
        label={words("pin")}
        hint={words("pinHint")}
        className="input covered"
        inputMode="numeric"
        maxLength={6}
        data-1p-ignore
        data-lpignore="true"
        wrong={state.field === "pin"}
      />
      <SendButton label={words("setPin")} pending={pending} />
    </form>
  );
}
