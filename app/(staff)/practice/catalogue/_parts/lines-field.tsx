import type { ComponentProps } from "react";
import { LongField } from "#app/_forms/fields.tsx";

/** A field of several lines, each of which stands for itself. */
export const LinesField = (field: ComponentProps<typeof LongField>) => (
  <LongField className="input lines-field" rows={4} {...field} />
);
