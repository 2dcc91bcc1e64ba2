"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { hourText } from "#app/_format/index.ts";
import { useProblem } from "./form.tsx";

type Common = { name: string; label: ReactNode; hint?: ReactNode };

/** Label, hint and error, wired to the control that `children` makes of the given attributes. */
export function Labelled({
  name,
  label,
  hint,
  children,
}: Common & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const problem = useProblem(name);
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        ...(described ? { "aria-describedby": described } : {}),
        ...(problem ? { "aria-invalid": true as const } : {}),
      })}
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

type ControlProps = { id: string; name: string; "aria-describedby"?: string; "aria-invalid"?: true };

export function TextField({ name, label, hint, ...input }: Common & Omit<ComponentProps<"input">, "name">) {
  return (
    <Labelled name={name} label={label} {...(hint ? { hint } : {})}>
      {(control) => <input className="input" type="text" {...input} {...control} />}
    </Labelled>
  );
}

/** Some sentences. */
export function LongField({ name, label, hint, ...area }: Common & Omit<ComponentProps<"textarea">, "name">) {
  return (
    <Labelled name={name} label={label} {...(hint ? { hint } : {})}>
      {(control) => <textarea className="input" rows={3} autoComplete="off" {...area} {...control} />}
    </Labelled>
  );
}

/** An hour on the 24-hour clock, typed as `9:30`: a browser's own field would show it by the browser's language. `minute`: what stands there first. */
export function HourField({
  minute = null,
  ...field
}: Common & { minute?: number | null; required?: boolean }) {
  return (
    <TextField
      {...field}
      className="input time"
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      defaultValue={minute === null ? "" : hourText(minute)}
    />
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  name,
  label,
  hint,
  options,
  ...select
}: Common & { options: readonly Option[] } & Omit<ComponentProps<"select">, "name">) {
  return (
    <Labelled name={name} label={label} {...(hint ? { hint } : {})}>
      {(control) => (
        <select className="input" {...select} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Boxes that each stand for one value of the same name; what is said beside one may be more than text. */
export function CheckField({
  name,
  legend,
  options,
  chosen = [],
}: {
  name: string;
  legend: ReactNode;
  options: readonly (Omit<Option, "label"> & { label: ReactNode })[];
  chosen?: readonly string[];
}) {
  const problem = useProblem(name);
  return (
    <fieldset className="field checks" {...(problem ? { "aria-invalid": true } : {})}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="checkbox"
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          {option.label}
        </label>
      ))}
      {problem && <p className="small problem">{problem}</p>}
    </fieldset>
  );
}
