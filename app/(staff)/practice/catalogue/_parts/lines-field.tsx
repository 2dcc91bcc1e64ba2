import type { ComponentProps } from "react";
import { Labelled } from "#app/_forms/fields.tsx";

type Props = { name: string; label: string; hint?: string } & ComponentProps<"textarea">;

/** A field of several lines, each of which stands for itself. */
export function LinesField({ name, label, hint, ...area }: Props) {
  return (
    <Labelled name={name} label={label} {...(hint ? { hint } : {})}>
      {(control) => <textarea className="input lines-field" rows={4} {...area} {...control} />}
    </Labelled>
  );
}
