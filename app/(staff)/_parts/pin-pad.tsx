"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0"];

type Props = {
  label: string;
  pin: string;
  change: (pin: string) => void;
  press: (digit: string) => void;
  erase: () => void;
};

/** A PIN typed or tapped, covered. It is no password field: a browser would offer to keep it. */
export function PinPad({ label, pin, change, press, erase }: Props) {
  const words = useTranslations("Tap");
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          className="input covered"
          id={id}
          name="pin"
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={6}
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          value={pin}
          onChange={(event) => change(event.currentTarget.value.replace(/\D/g, ""))}
        />
      </div>
      <div className="pin-pad">
        {DIGITS.map((digit) =>
          digit === "" ? (
            <span key="none" />
          ) : (
            <button key={digit} type="button" className="btn" onClick={() => press(digit)}>
              {digit}
            </button>
          ),
        )}
        <button type="button" className="btn" aria-label={words("erase")} onClick={erase}>
          <span className="icon i-back" aria-hidden="true" />
        </button>
      </div>
    </>
  );
}
