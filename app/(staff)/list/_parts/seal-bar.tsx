"use client";

import { useEffect, useState } from "react";
import { toggleCover } from "../../_parts/cover.ts";

const MINUTE_MS = 60_000;

type Props = { note: string; cover: string; show: string; coverAgain: string };

/** Says who can read the sealed lines, and covers them. On a phone they are covered from the start and shown for a minute at a time. */
export function SealBar({ note, cover, show, coverAgain }: Props) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!shown) return;
    dataset.sealShown = "";
    const timer = setTimeout(() => setShown(false), MINUTE_MS);
    return () => {
      clearTimeout(timer);
      delete dataset.sealShown;
    };
  }, [shown]);
  return (
    <div className="seal-bar">
      <span className="seal-note">
        <span className="icon i-locked" aria-hidden="true" /> {note}
      </span>
      <button type="button" className="btn plain on-desk" onClick={() => toggleCover()}>
        <span className="icon i-cover" aria-hidden="true" /> {cover} <kbd>.</kbd>
      </button>
      <button
        type="button"
        className="btn plain in-hand"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? coverAgain : show}
      </button>
    </div>
  );
}
