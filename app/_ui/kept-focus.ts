"use client";

import { useEffect, useRef } from "react";

/** Puts the focus where the page begins, or a part of it: for those whose button is gone. */
export function focusMain(id = "main"): void {
  const part = document.getElementById(id);
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

/** Where what had the focus goes as the page is drawn anew, the page itself takes it, or the part of it by that id. To be used by what is drawn anew with it. */
export function useKeptFocus(id = "main"): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const isWithin = target instanceof Element && document.getElementById(id)?.contains(target) === true;
      last.current = isWithin ? target : null;
    };
    document.addEventListener("focusin", onFocus);
    return () => document.removeEventListener("focusin", onFocus);
  }, [id]);
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && last.current?.isConnected === false) focusMain(id);
  });
}
