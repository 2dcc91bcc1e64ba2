"use client";

import { useEffect, useRef } from "react";

const main = () => document.getElementById("main");

/** Puts the focus where the page begins: for those whose button is gone. */
export function focusMain(): void {
  const page = main();
  if (!page) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
}

/** Where what had the focus goes as the page is drawn anew, the page itself takes it. To be used by what is drawn anew with it. */
export function useKeptFocus(): void {
  const isWithin = useRef(false);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      isWithin.current = target instanceof Node && main()?.contains(target) === true;
    };
    // Heard when somebody leaves an element, and not when it is taken away.
    const onLeave = () => {
      isWithin.current = false;
    };
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", onLeave);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", onLeave);
    };
  }, []);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isWithin.current && isLost) focusMain();
  });
}
