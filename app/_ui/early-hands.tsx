"use client";

import { useEffect } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Typed = string | boolean;

/** What `BeforePaint` keeps until this page's scripts are there: what stands in each control that was touched, and the form that was sent last. */
type Early = {
  typed: Map<Control, Typed>;
  sent: HTMLFormElement | null;
  onInput: (event: Event) => void;
  onSubmit: (event: Event) => void;
};

declare global {
  interface Window {
    early?: Early;
  }
}

/** Hands to the page what was typed, chosen and sent before its scripts arrived: React takes up neither, and would write over it. */
export function EarlyHands() {
  useEffect(() => {
    const { early } = window;
    if (!early) return;
    delete window.early;
    removeEventListener("input", early.onInput, true);
    removeEventListener("submit", early.onSubmit);
    // Later: this may run within the very event that woke the page, and what it hands over there is written over before that event is through.
    setTimeout(() => {
      for (const [control, typed] of early.typed) if (control.isConnected) again(control, typed);
      // What follows from a field, another field or a shut button, is drawn first.
      if (early.sent) setTimeout(() => early.sent?.requestSubmit());
    });
  }, []);
  return null;
}

/** Does with one control once more what was done with it. React passes on only what differs from what was last written through the control itself. */
function again(control: Control, typed: Typed) {
  if (typeof typed === "boolean") {
    (control as HTMLInputElement).checked = !typed;
    control.click();
  } else if (control instanceof HTMLSelectElement) {
    control.value = typed;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (control.type === "file") {
    control.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    const [from, to] = [control.selectionStart, control.selectionEnd];
    control.value = `${typed} `;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, typed);
    if (from !== null) control.setSelectionRange(from, to);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
