"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { NewPassphraseField, PassphraseField, SendButton } from "./fields.tsx";
import { Problem } from "./problem.tsx";
import { type DoorState, untouched } from "./state.ts";

type Send = (state: DoorState, form: FormData) => Promise<DoorState>;

/** `back`: where the way out leads. */
export function ChangePassphraseForm({ send, back }: { send: Send; back: string }) {
  const words = useTranslations("Door");
  const [state, action, pending] = useActionState(send, untouched);
  return (
    <form action={action}>
      <h1>{words("changeTitle")}</h1>
      <p className="soft">{words("changeHint")}</p>
      {state.problem && <Problem text={state.problem} turn={state.turn} />}
      <PassphraseField
        name="current"
        label={words("current")}
        autoComplete="current-password"
        wrong={state.problem !== null && state.field === null}
      />
      <NewPassphraseField wrong={state.field === "passphrase"} />
      <SendButton label={words("change")} pending={pending} />
      <Link className="btn plain" href={back} prefetch={false}>
        {words("keepOld")}
      </Link>
    </form>
  );
}
