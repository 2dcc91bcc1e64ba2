"use client";

import { type ReactNode, useId } from "react";
import type { Option } from "./fields.tsx";
import { useProblem } from "./form.tsx";

type Props = {
  name: string;
  legend: ReactNode;
  options: readonly Option[];
  chosen?: string | null;
  choose?: (value: string) => void;
};

/** One of a few that all stand there; none is chosen from the start unless it was before. */
export function RadioField({ name, legend, options, chosen = null, choose }: Props) {
  const id = useId();
  const problem = useProblem(name);
  return (
    <fieldset className="field checks radios" {...(problem ? { "aria-invalid": true } : {})}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="check">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            onChange={() => choose?.(value)}
            {...(problem ? { "aria-describedby": `${id}-problem` } : {})}
          />
          {label}
        </label>
      ))}
      {problem && (
        <p className="small problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
