"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { DoorField, NewPassphraseField, SendButton } from "./fields.tsx";
import { Problem } from "./problem.tsx";
import { type FirstState, untouchedFirst } from "./state.ts";

type Send = (state: FirstState, form: FormData) => Promise<FirstState>;

/** What stands on the card and was said; then, when that is right, how to sign in from now on. */
export function FirstAccessForm({ send, slug }: { send: Send; slug: string }) {
  const words = useTranslations("Door");
  const [state, action, pending] = useActionState(send, untouchedFirst);
  const { holder } = state;
  return (
    <form action={action}>
      <h1>{holder ? words("chooseTitle") : words("codeTitle")}</h1>
      {state.problem && <Problem text={state.problem} turn={state.turn} />}
      {holder ? (
        <>
          <input type="hidden" name="code" value={state.code} />
          <input type="hidden" name="words" value={state.words} />
          {holder.email ? (
            <p>{words("yourName", { email: holder.email })}</p>
          ) : (
            <DoorField
              name="name"
              label={words("newName")}
              hint={words("newNameHint")}
              defaultValue={state.name}
              wrong={state.field === "name"}
            />
          )}
          <NewPassphraseField wrong={state.field === "passphrase"} />
          <SendButton label={words("begin")} pending={pending} />
        </>
      ) : (
        <>
          <DoorField
            name="code"
            label={words("code")}
            hint={words("codeHint")}
            defaultValue={state.code}
            autoCapitalize="characters"
            wrong={state.problem !== null}
          />
          <DoorField
            name="words"
            label={words("words")}
            hint={words("wordsHint")}
            defaultValue={state.words}
            required={false}
            wrong={state.problem !== null}
          />
          <SendButton label={words("check")} pending={pending} />
        </>
      )}
      <p className="soft door-ways">
        <Link href={`/p/${slug}`} prefetch={false}>
          {words("back")}
        </Link>
      </p>
    </form>
  );
}
