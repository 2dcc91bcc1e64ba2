"use client";

import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { keepDraft } from "../actions.ts";

/** Of her last key before what she typed is kept. */
const PAUSE_MS = 900;

type Draft = {
  form: RefObject<HTMLFormElement | null>;
  state: "still" | "saving" | "kept" | "lost";
  onInput: () => void;
};

/** Keeps by itself what stands in a form, a moment after each change; nothing of the form is drawn anew meanwhile. */
export function useDraft(): Draft {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);
  const [state, setState] = useState<Draft["state"]>("still");
  useEffect(() => () => clearTimeout(timer.current), []);

  async function save() {
    if (!form.current) return;
    const mine = ++turn.current;
    setState("saving");
    const isKept = await keepDraft(new FormData(form.current)).catch(() => false);
    if (mine === turn.current) setState(isKept ? "kept" : "lost");
  }

  function onInput() {
    turn.current++;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => startTransition(save), PAUSE_MS);
  }
  return { form, state, onInput };
}
