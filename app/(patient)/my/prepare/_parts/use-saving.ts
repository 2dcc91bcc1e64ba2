"use client";

import { type FormEvent, type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { keepAnswer, type Tried } from "../actions.ts";

/** Of her last key before what she typed is kept. */
const PAUSE_MS = 900;

type Saving = {
  form: RefObject<HTMLFormElement | null>;
  /** `open`: she has changed something since. */
  state: "still" | "open" | "saving";
  said: Tried;
  onInput: (event: FormEvent<HTMLFormElement>) => void;
  onBlur: () => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/** Sends a form by itself: at once for what is ticked or chosen, after a pause or when she leaves the field for what is typed. Nothing of the form is drawn anew meanwhile. */
export function useSaving(offline: string): Saving {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  const [state, setState] = useState<Saving["state"]>("still");
  const [said, setSaid] = useState<Tried>(null);

  async function save() {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!form.current) return;
    const mine = ++turn.current;
    const values = new FormData(form.current);
    values.set("quiet", "1");
    setState("saving");
    const lost: Tried = { kept: false, attention: false, words: offline, field: null, typed: {} };
    const answer = await keepAnswer(null, values).catch(() => lost);
    // What she has typed since then has a try of its own.
    if (mine !== turn.current) return;
    setSaid(answer);
    setState("still");
  }

  function later(pause: number) {
    turn.current++;
    setState("open");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => startTransition(save), pause);
  }

  // What was typed before the scripts were there is kept as well.
  useEffect(() => {
    const controls = [...(form.current?.elements ?? [])];
    if (controls.some(isChanged)) form.current?.requestSubmit();
    return () => clearTimeout(timer.current);
  }, []);

  return {
    ...{ form, state, said },
    onInput: ({ target }) => later(isTyped(target) ? PAUSE_MS : 0),
    onBlur: () => timer.current && startTransition(save),
    onSubmit: (event) => {
      event.preventDefault();
      startTransition(save);
    },
  };
}

const isTyped = (control: EventTarget): boolean =>
  control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && !isBox(control));
const isBox = ({ type }: HTMLInputElement): boolean => type === "checkbox" || type === "radio";

function isChanged(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || control.type === "hidden") return false;
  return isBox(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}
