import { expect, test } from "vitest";
import { tellsProcedure } from "#server/catalogue/rules/neutral-label.ts";

const sensitive = [{ name: "Hymen reconstruction", code: "DEMO-01" }];

test("a label with a word or the code of a sensitive procedure tells it, in any case and accent", () => {
  for (const label of ["Day case HYMEN 60", "Hýmen, local", "reconstruction", "demo-01 60 min"]) {
    expect(tellsProcedure(label, sensitive), label).toBe(true);
  }
});

test("time and anaesthesia tell nothing, nor do short words", () => {
  for (const label of ["Day case, 60 min, local anaesthesia", "Review", ""]) {
    expect(tellsProcedure(label, [...sensitive, { name: "Repair of a scar", code: "" }]), label).toBe(false);
  }
});
