"use client";

import { Labelled } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";

type Props = { name: string; label: string; hint: string };

/** Some sentences, 400 letters at most. */
export function LongField({ name, label, hint }: Props) {
  return (
    <Labelled name={name} label={label} hint={hint}>
      {(control) => (
        <textarea className="input" maxLength={400} rows={4} autoComplete="off" data-first {...control} />
      )}
    </Labelled>
  );
}

/** What was written there as the one line that is kept of it. */
export const lineOf = (values: FormData, name: string): string => textOf(values, name).replace(/\s+/g, " ");
