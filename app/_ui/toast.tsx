"use client";

import { type FocusEvent, useEffect, useRef, useSyncExternalStore } from "react";
import { focusMain } from "./kept-focus.ts";

type Toast = { id: number; words: string; action: { label: string; run: () => void } | null };

const STAYS_MS = 20_000;
let current: Toast | null = null;
let nextId = 1;
const readers = new Set<() => void>();

function show(next: Toast | null): void {
  current = next;
  for (const read of readers) read();
}

const drop = (id: number) => {
  if (current?.id === id) show(null);
};

/** Says what has happened, with one way to take it back. It takes the place of what was said before: that may be so no more. */
export function toast(words: string, action: Toast["action"] = null): void {
  show({ id: nextId++, words, action });
}

const subscribe = (read: () => void) => {
  readers.add(read);
  return () => readers.delete(read);
};

/** Where a toast appears: read out politely, gone after a while unless someone is at them. Escape has no part in it: nothing is lost. */
export function Toasts({ close }: { close: string }) {
  const shown = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  return (
    <div className="toasts" role="status">
      {shown && <Slice key={shown.id} toast={shown} close={close} />}
    </div>
  );
}

function Slice({ toast: { id, words, action }, close }: { toast: Toast; close: string }) {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.querySelector(`[data-toast="${id}"]:is(:hover, :focus-within)`)) drop(id);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [id]);
  // Its buttons go with it: whoever came here goes back to where they were.
  const from = useRef<EventTarget | null>(null);
  function onFocus({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) from.current = relatedTarget;
  }
  function leave() {
    drop(id);
    if (from.current instanceof HTMLElement && from.current.isConnected)
      from.current.focus({ preventScroll: true });
    else focusMain();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears where the focus came from
    <div className="toast" data-toast={id} onFocus={onFocus}>
      <span>{words}</span>
      {action && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            leave();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="btn square" aria-label={close} onClick={leave}>
        <span className="icon i-no" aria-hidden="true" />
      </button>
    </div>
  );
}
