import type { Padss } from "#server/pathway/day-schemas.ts";

export const padssParts = ["vitals", "activity", "nausea", "pain", "bleeding"] as const;
type PadssPart = (typeof padssParts)[number];

/** What was chosen so far. */
export type Chosen = Partial<Record<PadssPart, number>>;

/** From which on she may go home; the server holds it. */
export const ENOUGH = 9;

/** How many of ten; null while a part is missing. */
export function totalOf(chosen: Chosen | Padss): number | null {
  const all = padssParts.flatMap((part) => chosen[part] ?? []);
  return all.length === padssParts.length ? all.reduce((sum, one) => sum + one, 0) : null;
}
