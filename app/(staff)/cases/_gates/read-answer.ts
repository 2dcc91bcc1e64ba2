import { DomainFault } from "#app/_forms/error.ts";
import { chosenOf, lineOf, textOf } from "#app/_forms/values.ts";
import { type AnswerValue, type ItemView, medicineActions, waysHome } from "#server/pathway/schemas.ts";

type Medicines = Extract<AnswerValue, { kind: "medication" }>["medicines"];

/** What was filled in as an answer of the item's kind. Throws DomainFault `missing` or `checkField` at the field that is not. */
export function readAnswer({ kind }: ItemView, values: FormData): AnswerValue {
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
      return { kind, medicines: medicinesOf(values) };
    case "tick":
    case "file":
      return { kind: "tick" };
  }
}

/** The rows of a plan, which are named by their places. */
function medicinesOf(values: FormData): Medicines {
  const rows: Medicines = [];
  for (let place = 0; values.has(`value.medicines.${place}.medicine`); place++) {
    const at = `value.medicines.${place}`;
    const action = asked(chosenOf(values, `${at}.action`, medicineActions), `${at}.action`);
    rows.push({ medicine: textOf(values, `${at}.medicine`), action, how: textOf(values, `${at}.how`) });
  }
  return rows;
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
