"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { DoorField, PassphraseField, SendButton } from "./fields.tsx";
import { Problem } from "./problem.tsx";
import { type DoorState, untouched } from "./state.ts";

type Send = (state: DoorState, form: FormData) => Promise<DoorState>;

/** Name and passphrase: works before scripts arrive, keeps the name, never the passphrase. */
export function SignInForm({ send, slug, ended }: { send: Send; slug: string; ended: boolean }) {
  const words = useTranslations("Door");
  const [state, action, pending] = useActionState(send, untouched);
  const wrong = state.problem !== null;
  return (
    <form action={action}>
      <h1>{words("signIn")}</h1>
      {state.problem && <Problem text={state.problem} turn={state.turn} />}
      {ended && !state.problem && (
        <p className="soft" role="status">
          {words("ended")}
        </p>
      )}
      <DoorField name="name" label={words("name")} defaultValue={state.name} wrong={wrong} />
      <PassphraseField
        name="passphrase"
        label={words("passphrase")}
        autoComplete="current-password"
        wrong={wrong}
      />
      <SendButton label={words("signIn")} pending={pending} />
      <p className="soft door-ways">
        {words("first")}{" "}
        <Link href={`/p/${slug}/first`} prefetch={false}>
          {words("firstLink")}
        </Link>
        <br />
        {words("forgot")}
      </p>
    </form>
  );
}
