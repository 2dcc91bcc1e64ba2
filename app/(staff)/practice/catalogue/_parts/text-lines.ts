import type { Risk } from "#server/catalogue/consent-schemas.ts";
import { type Line, type RecoveryContent, threadKinds } from "#server/catalogue/template-schemas.ts";

const INTIMATE = "*";
const THREADS = { absorbable: "~", removal: "#" } as const;

/** Lines as they stand in a field: one a line, intimate ones behind a star, those for one kind of threads behind its mark. */
export const linesToField = (lines: readonly Line[]): string =>
  lines
    .map(({ text, intimate, threads }) =>
      [...(intimate ? [INTIMATE] : []), ...(threads ? [THREADS[threads]] : []), text].join(" "),
    )
    .join("\n");

export const fieldToStrings = (field: string): string[] =>
  field
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export const fieldToLines = (field: string): Line[] =>
  fieldToStrings(field).map((line) => {
    const [, marks = "", text = ""] = /^([*~#\s]*)(.*)$/.exec(line) ?? [];
    const threads = threadKinds.find((kind) => marks.includes(THREADS[kind]));
    return { text, intimate: marks.includes(INTIMATE), ...(threads && { threads }) };
  });

type Milestones = RecoveryContent["milestones"];

/** `7 review`, one a line. */
export const milestonesToField = (milestones: Milestones): string =>
  milestones.map(({ day, label }) => `${day} ${label}`).join("\n");

/** A line without a day in front keeps none, so that the server refuses it. */
export const fieldToMilestones = (field: string): Milestones =>
  fieldToStrings(field).map((line) => {
    const [, day = "", label = ""] = /^(\d+)\s*(.*)$/.exec(line) ?? ["", "", line];
    return { day: day === "" ? -1 : Number(day), label };
  });

/** One risk a line. Words that stood there keep their id, others get a new one from `newId`: what is worded anew is asked anew. */
export function fieldToRisks(field: string, before: readonly Risk[], newId: () => string): Risk[] {
  const known = new Map(before.map(({ text, riskId }) => [text, riskId]));
  return fieldToStrings(field).map((text) => {
    const riskId = known.get(text) ?? newId();
    known.delete(text);
    return { riskId, text };
  });
}
