"use client";

import { type RefObject, useEffect, useRef } from "react";
import { tookKey } from "../../_parts/came-by-key.ts";

/**
 * Brings the focus to the step that the call has come to when whatever had it is gone: the page before, left by a key, or the choice that was just made. With a
 * keyboard at hand that is the search for whom it is; on a phone it would only push the keys over the page. 0: booked, which has a heading of its own.
 */
export function useStepFocus(step: 0 | 1 | 2 | 3, search: RefObject<HTMLInputElement | null>): void {
  const before = useRef<number | null>(null);
  useEffect(() => {
    const isFirst = before.current === null;
    before.current = step;
    const byKey = tookKey();
    // Whoever opens the page by its address or with a finger is nowhere yet, and needs no ring around a heading.
    if (isFirst && !byKey) return;
    const at = document.activeElement;
    if (step === 0 || (at !== null && at !== document.body)) return;
    const typing = step === 2 && window.matchMedia("(hover: hover)").matches ? search.current : null;
    const heading = step === 3 ? document.querySelector<HTMLElement>(".first h2") : null;
    const to = typing ?? heading ?? document.getElementById(`step-${step}`);
    to?.focus({ preventScroll: true });
  }, [step, search]);
}
