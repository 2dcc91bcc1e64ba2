import { chosenOf, lineOf, optional } from "#app/_forms/values.ts";
import {
  type Answers,
  bleedings,
  degrees,
  emergencySigns,
  type Sign,
  signs,
  withoutHidden,
} from "#server/recovery/check-in-schemas.ts";

export const fieldNames = ["pain", "temperature", "bleeding", "water", "signs", "words"] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the fields of the form, by their names. */
export type Typed = Readonly<Partial<Record<FieldName | "unit", readonly string[]>>>;

export const typedIn = (form: FormData): Typed =>
  Object.fromEntries([...fieldNames, "unit"].map((name) => [name, form.getAll(name).map(String)]));

/** What answers leave in the fields. */
export function typedOf(answers: Answers | null): Typed {
  if (!answers) return {};
  const { pain, temperature, bleeding, water, signs: noticed, words } = answers;
  return {
    pain: pain === null ? [] : [String(pain)],
    ...(temperature && { temperature: [String(temperature.value)], unit: [temperature.unit] }),
    bleeding: bleeding === null ? [] : [bleeding],
    water: water === null ? [] : [water ? "yes" : "no"],
    signs: noticed?.length === 0 ? ["none"] : (noticed ?? []),
    words: [words],
  };
}

/** The answers that a form holds; a temperature that is no number is `unread`, so that nothing is sent without it. */
export function answersIn(form: FormData): Answers | { unread: "temperature" } {
  const degree = optional(form, "temperature")?.replace(",", ".") ?? null;
  const value = Number(degree);
  if (degree !== null && !Number.isFinite(value)) return { unread: "temperature" };
  const [pain, water] = [optional(form, "pain"), chosenOf(form, "water", ["yes", "no"])];
  const ticked = form.getAll("signs");
  const noticed = signs.filter((one) => ticked.includes(one));
  return {
    pain: pain === null ? null : Number(pain),
    temperature: degree === null ? null : { value, unit: chosenOf(form, "unit", degrees) ?? "C" },
    bleeding: chosenOf(form, "bleeding", bleedings) ?? null,
    water: water ? water === "yes" : null,
    signs: noticed.length > 0 ? noticed : ticked.includes("none") ? [] : null,
    words: withoutHidden(lineOf(form, "words")).slice(0, 600).trim(),
  };
}

/** What cannot wait for anybody's answer: said at once, before she sends it. */
export const cannotWait = (sign: Sign): boolean => (emergencySigns as readonly Sign[]).includes(sign);
