"use client";

import { useEffect, useRef } from "react";

export const PROBLEM_ID = "problem";

/** Why a try at the door failed. It takes the focus: without scripts by `autofocus`, with them after each try. */
export function Problem({ text, turn }: { text: string; turn: number }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn anew, also when it ends in the same words
  useEffect(() => box.current?.focus(), [turn]);
  return (
    // biome-ignore lint/a11y/noAutofocus: the page is the answer to a form that failed, and begins with why
    <div className="notice is-attention" role="alert" id={PROBLEM_ID} tabIndex={-1} autoFocus ref={box}>
      <p>{text}</p>
    </div>
  );
}
