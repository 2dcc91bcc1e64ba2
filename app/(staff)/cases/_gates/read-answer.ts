import { DomainFault } from "#app/_forms/error.ts";
import { chosenOf, lineOf, textOf } from "#app/_forms/values.ts";
import { type AnswerValue, type ItemView, type medicineActions, waysHome } from "#server/pathway/schemas.ts";

export type MedicineDraft = {
  key: number;
  medicine: string;
  action: (typeof medicineActions)[number];
  how: string;
};

/** What was filled in as an answer of the item's kind. Throws DomainFault `missing` or `checkField` at the field that is not. */
export function readAnswer(
  { kind }: ItemView,
  values: FormData,
  medicines: readonly MedicineDraft[],
): AnswerValue {
  switch (kind) {
    case "question":
      return {
        kind,
        yes: asked(chosenOf(values, "value.yes", ["yes", "no"]), "value.yes") === "yes",
        words: lineOf(values, "value.words"),
      };
    case "text":
      return { kind, text: lineOf(values, "value.text") };
    case "number":
      return { kind, number: numberOf(textOf(values, "value.number"), "value.number") };
    case "date":
      return { kind, date: asked(textOf(values, "value.date") || undefined, "value.date") };
    case "goingHome":
      return {
        kind,
        way: asked(chosenOf(values, "value.way", waysHome), "value.way"),
        words: lineOf(values, "value.words"),
      };
    case "medication":
      return { kind, medicines: medicines.map(({ key: _, ...one }) => one) };
    case "tick":
    case "file":
      return { kind: "tick" };
  }
}

function asked<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new DomainFault("missing", field);
  return value;
}

/** `36,6` and `36.6` alike. */
export function numberOf(typed: string, field: string): number {
  if (typed === "") throw new DomainFault("missing", field);
  const number = Number(typed.replace(",", "."));
  if (!Number.isFinite(number)) throw new DomainFault("checkField", field);
  return number;
}
