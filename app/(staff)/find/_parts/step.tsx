"use client";

import type { ReactNode } from "react";
import type { Address } from "./address.ts";
import { ChoiceLink } from "./choice-link.tsx";

type Props = {
  n: number;
  title: string;
  /** The step that the call is at. */
  current: boolean;
  /** Goes back to choosing; also works as a link before scripts. */
  change?: { label: string; told: string; to: Partial<Address> };
  aside?: ReactNode;
  children: ReactNode;
};

/** One of the three steps of a call, with the way back to it. */
export function Step({ n, title, current, change, aside, children }: Props) {
  return (
    <li className="step" data-n={n} {...(current ? { "aria-current": "step" as const } : {})}>
      <header>
        <h2 id={`step-${n}`} tabIndex={-1}>
          {title}
        </h2>
        {aside}
        {change && (
          <ChoiceLink className="small change-step" aria-label={change.told} change={change.to}>
            {change.label}
          </ChoiceLink>
        )}
      </header>
      {children}
    </li>
  );
}
