"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";

/** What became of a try. `turn`: which one; `leadsTo`: it was taken, and the page is left for that one. */
type Outcome = { turn: number; leadsTo: string | null };
type Send<T> = (last: T | null, form: FormData) => Promise<T | null>;

/**
 * A form that works as it stands and, with scripts, is answered without loading the page. Once it was taken the browser loads the next page whole: what was shown here must not stay behind in this
 * one. `lost`: what to say where no answer came, with what was typed.
 */
export function useSending<T extends Outcome>(send: Send<T>, lost: (form: FormData) => Omit<T, "turn">) {
  const [posted, action] = useActionState<T | null, FormData>(send as never, null);
  const [said, setSaid] = useState<T | null>(null);
  const [sending, setSending] = useState(false);
  const last = said ?? posted;

  async function submit(form: FormData) {
    setSending(true);
    const noAnswer = { ...lost(form), turn: (last?.turn ?? 0) + 1 } as T;
    const answer = await send(last, form).catch(() => noAnswer);
    if (answer?.leadsTo) {
      window.location.replace(answer.leadsTo);
      return;
    }
    setSaid(answer);
    setSending(false);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    form.set("byScript", "1");
    startTransition(() => submit(form));
  }
  return { last, sending, form: { action, onSubmit } };
}
