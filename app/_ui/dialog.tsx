"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  title: ReactNode;
  /** What the closing button says: what closing does. */
  close: string;
  onClose: () => void;
  children: ReactNode;
};

/** A modal of the browser's own: it keeps the focus, Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, close, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const box = dialog.current;
    const before = document.activeElement;
    if (box && !box.open) {
      box.showModal();
      (
        box.querySelector<HTMLElement>("[data-first]") ?? box.querySelector<HTMLElement>("input, select")
      )?.focus();
    }
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="btn square plain" aria-label={close} title={close} onClick={onClose}>
          <span className="icon i-no" aria-hidden="true" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
