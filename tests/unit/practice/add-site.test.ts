import { expect, test } from "vitest";
import { AddSite } from "#server/practice/schemas.ts";

const site = {
  name: "Linden",
  zone: "Europe/Paris",
  jurisdiction: "FR",
  address: "12 rue de l’Exemple",
  phone: "+33 1 00 00 00 42",
  emergencyNumber: "15",
};
const said = (more: object) =>
  AddSite.safeParse({ ...site, ...more }).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("what is missing of a site is called missing, each at its field", () => {
  expect(said({})).toBeUndefined();
  expect(said({ name: " ", address: "", phone: "" })).toEqual([
    ["name", "missing"],
    ["address", "missing"],
    ["phone", "missing"],
  ]);
});

test("what cannot be meant is said in words of its own", () => {
  expect(said({ phone: "ask Kim", jurisdiction: "France", address: "x".repeat(201) })).toEqual([
    ["jurisdiction", "unknownJurisdiction"],
    ["address", "tooLong"],
    ["phone", "phone"],
  ]);
});
