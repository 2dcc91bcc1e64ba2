import { expect, test } from "vitest";
import { tellsProcedure } from "#server/catalogue/rules/neutral-label.ts";

const named = (name: string, code: string, policyGroup = "", sensitive = true) => ({
  name,
  code,
  policyGroup,
  sensitive,
});
const sensitive = [named("Hymen reconstruction", "DEMO-01", "hymenoplasty")];

test("a label with a word or the code of a sensitive procedure tells it, in any case and accent", () => {
  for (const label of ["Day case HYMEN 60", "Hýmen, local", "reconstruction", "demo-01 60 min"]) {
    expect(tellsProcedure(label, sensitive), label).toBe(true);
  }
});

test.each(["ＨＹＭＥＮ", "H-y-m-e-n", "hymenal", "Hymenrekonstruktion", "Rehymenation", "reconstructive"])(
  "%s tells it too: other letters, spaced out, a word formed like it or one that holds it",
  (label) => {
    expect(tellsProcedure(label, sensitive)).toBe(true);
  },
);

test("time and anaesthesia tell nothing, nor do short words", () => {
  for (const label of ["Day case, 60 min, local anaesthesia", "Review", ""]) {
    expect(tellsProcedure(label, [...sensitive, named("Repair of a scar", "")]), label).toBe(false);
  }
});

test("so does a word by which only sensitive procedures are grouped for their rules", () => {
  expect(tellsProcedure("HYMENOPLASTY list", sensitive)).toBe(true);
  const labia = named("Labia reduction", "", "cosmetic/genital");
  expect(tellsProcedure("Cosmetic", [labia])).toBe(true);
  const shelf = [labia, named("Eyelids", "", "cosmetic", false)];
  expect(tellsProcedure("Cosmetic", shelf)).toBe(false);
  expect(tellsProcedure("Genital", shelf)).toBe(true);
  expect(tellsProcedure("Eyelids", shelf)).toBe(false);
});
