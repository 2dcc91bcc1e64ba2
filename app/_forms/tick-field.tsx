"use client";

import { type ReactNode, useId } from "react";
import { useProblem } from "./form.tsx";

/** One box that says yes. */
export function TickField({
  name,
  label,
  hint,
  ticked,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  ticked: boolean;
}) {
  const id = useId();
  const problem = useProblem(name);
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          defaultChecked={ticked}
          {...(described ? { "aria-describedby": described } : {})}
          {...(problem ? { "aria-invalid": true } : {})}
        />
        {label}
      </label>
      {hint && (
        <p className="small soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="small problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
