"use client";

import { useProblem } from "#app/_forms/form.tsx";

type Props<T extends string> = {
  name: string;
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  choose: (chosen: T[]) => void;
};

/** Boxes whose ticks the page itself keeps; the answer has them in the order of the options. */
export function Boxes<T extends string>({ name, legend, options, chosen, choose }: Props<T>) {
  const problem = useProblem(name);
  const toggle = (value: T, isOn: boolean) =>
    choose(options.map((one) => one.value).filter((one) => (one === value ? isOn : chosen.includes(one))));
  return (
    <fieldset className="field checks" {...(problem ? { "aria-invalid": true } : {})}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            name={name}
            value={value}
            checked={chosen.includes(value)}
            onChange={({ target }) => toggle(value, target.checked)}
            {...(problem ? { "aria-invalid": true } : {})}
          />
          {label}
        </label>
      ))}
      {problem && <p className="small problem">{problem}</p>}
    </fieldset>
  );
}
