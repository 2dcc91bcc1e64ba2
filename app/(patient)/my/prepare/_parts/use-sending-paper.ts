"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { upload } from "#app/_forms/upload.ts";

/** `number`: how much of it is on the other side, in percent. */
type State = "still" | "offline" | number;

/** Sends the form's file by scripts, and lets the page say at the item what became of it, as it does without them. */
export function useSending(place: number, mostBytes: number) {
  const router = useRouter();
  const [state, setState] = useState<State>("still");

  function lead(said: string) {
    router.replace(`/my/prepare?paper=${said}&at=${place}`, { scroll: false });
    router.refresh();
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (typeof state === "number") return;
    const values = new FormData(form);
    const file = values.get("file");
    // Asked here too: a refusal that comes before all is sent may reach no browser.
    if (file instanceof File && file.size > mostBytes) return lead("paperTooLarge");
    setState(0);
    const said = await upload(form.action, values, setState);
    setState(said === "offline" ? said : "still");
    if (said === "offline") return;
    if (said === "kept") form.reset();
    lead(said);
  }

  return { state, send };
}
