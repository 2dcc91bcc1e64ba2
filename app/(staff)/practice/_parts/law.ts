import type { PolicyRuleView } from "#server/catalogue/schemas.ts";

type Rule = Pick<PolicyRuleView, "jurisdiction" | "effectiveTo">;

const isOver = ({ effectiveTo }: Rule, today: string) => effectiveTo !== null && effectiveTo < today;

/** The places for which rules are recorded, of today or to come: `FR`, `US-NY`. Rules for any place name none. */
export const placesWithRules = (rules: readonly Rule[], today: string): string[] =>
  [
    ...new Set(rules.filter((rule) => rule.jurisdiction && !isOver(rule, today)).map((r) => r.jurisdiction)),
  ].sort();

/** Whether one of these places holds a site of this law: a country holds its parts too. */
export const hasRules = (places: readonly string[], jurisdiction: string): boolean =>
  places.some((place) => jurisdiction === place || jurisdiction.startsWith(`${place}-`));
