"use client";

import type { ComponentProps } from "react";

type Props = {
  /** What the two buttons are called. */
  less: string;
  more: string;
  onStep: (by: -1 | 1) => void;
  isBad: boolean;
} & ComponentProps<"input">;

/** A field for a number or an hour, between a button for less and one for more. */
export function Stepper({ less, more, onStep, isBad, ...input }: Props) {
  return (
    <div className="stepper">
      <button type="button" className="btn square" aria-label={less} onClick={() => onStep(-1)}>
        −
      </button>
      <input
        {...input}
        className="input time"
        inputMode="numeric"
        data-first
        autoComplete="off"
        {...(isBad ? { "aria-invalid": true } : {})}
      />
      <button type="button" className="btn square" aria-label={more} onClick={() => onStep(1)}>
        +
      </button>
    </div>
  );
}
