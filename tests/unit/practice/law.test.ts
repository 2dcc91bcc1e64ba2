import { expect, test } from "vitest";
import { hasRules, placesWithRules } from "#app/(staff)/practice/_parts/law.ts";

const rule = (jurisdiction: string, effectiveTo: string | null = null) => ({ jurisdiction, effectiveTo });

test("places have rules that hold there now or later; a rule for any place names none", () => {
  const rules = [rule("US-NY"), rule("FR", "2026-06-16"), rule("FR"), rule(""), rule("DE", "2026-06-15")];
  expect(placesWithRules(rules, "2026-06-16")).toEqual(["FR", "US-NY"]);
});

test("a country's rules hold in its parts, and nobody else's", () => {
  expect(hasRules(["FR", "US-NY"], "FR-IDF")).toBe(true);
  expect(hasRules(["FR", "US-NY"], "US-NY")).toBe(true);
  expect(hasRules(["FR", "US-NY"], "US")).toBe(false);
  expect(hasRules(["FR", "US-NY"], "XX")).toBe(false);
});
