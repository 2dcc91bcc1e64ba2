import { chosenOf, textOf } from "#app/_forms/values.ts";
import { type AnswerValue, type KeptAnswer, waysHome } from "#server/pathway/answer-schemas.ts";

type AnswerKind = AnswerValue["kind"];

/** What stands in the fields of a form, by their names. */
export type Typed = Readonly<Record<string, string>>;
export const fieldNames = ["tick", "yes", "words", "text", "number", "date", "way"] as const;

export const typedIn = (form: FormData): Typed =>
  Object.fromEntries(fieldNames.map((name) => [name, textOf(form, name)]));

/** What an answer leaves in the fields of its form. */
export function typedOf(answer: KeptAnswer | null): Typed {
  if (!answer) return {};
  switch (answer.kind) {
    case "tick":
      return { tick: "on" };
    case "question":
      return { yes: answer.yes ? "yes" : "no", words: answer.words };
    case "text":
      return { text: answer.text };
    case "number":
      return { number: String(answer.number) };
    case "date":
      return { date: answer.date };
    case "goingHome":
      return { way: answer.way, words: answer.words };
    default:
      return {};
  }
}

/** What she has left to say before it can be kept, at its field. */
export type Unsaid = { field: "yes" | "number" | "way"; unsaid: "chooseYesNo" | "writeNumber" | "chooseWay" };

/** The answer that a form holds; null: none any more, so that the one she gave is taken back. */
export function answerIn(form: FormData, kind: AnswerKind): AnswerValue | Unsaid | null {
  const words = oneLine(textOf(form, "words"));
  switch (kind) {
    case "tick":
      return form.get("tick") ? { kind } : null;
    case "question": {
      const yes = chosenOf(form, "yes", ["yes", "no"]);
      return yes ? { kind, yes: yes === "yes", words } : { field: "yes", unsaid: "chooseYesNo" };
    }
    case "text": {
      const text = oneLine(textOf(form, "text"));
      return text ? { kind, text } : null;
    }
    case "number": {
      const typed = textOf(form, "number").replace(",", ".");
      const number = Number(typed);
      if (!typed) return null;
      return Number.isFinite(number) ? { kind, number } : { field: "number", unsaid: "writeNumber" };
    }
    case "date": {
      const date = textOf(form, "date");
      return date ? { kind, date } : null;
    }
    case "goingHome": {
      const way = chosenOf(form, "way", waysHome);
      return way ? { kind, way, words } : { field: "way", unsaid: "chooseWay" };
    }
    default:
      return null;
  }
}

/** What is kept is one line: what she wrote in several stands one after the other. */
const oneLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join("; ");
