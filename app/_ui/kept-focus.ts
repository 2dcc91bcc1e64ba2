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
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target instanceof Element && main()?.contains(target) === true ? target : null;
    };
    document.addEventListener("focusin", onFocus);
    return () => document.removeEventListener("focusin", onFocus);
  }, []);
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && last.current?.isConnected === false) focusMain();
  });
}
