import { expect, test } from "vitest";
import { aloneOf, type Chosen, chosenOf } from "#server/scheduling/rules/chosen.ts";

const needs = [{ poolId: "surgeons" }, { poolId: "rooms" }, { poolId: null }];
const members = [
  ["surgeons", "surgeon", "ada", "Ada"],
  ["surgeons", "surgeon", "bea", "Bea"],
  ["rooms", "consulting_room", "one", "Room 1"],
  ["rooms", "consulting_room", "two", "Room 2"],
  [null, "equipment", "laser", "Laser"],
] as const;
const idsOf = (chosen: Chosen) => chosen.map(([, id]) => id);

test("everybody may be chosen until somebody is named", () => {
  expect(idsOf(chosenOf({ needs, members }, null, null))).toEqual(["ada", "bea", "one", "two", "laser"]);
});

test("a named surgeon is the only surgeon; one of no pool leaves none", () => {
  expect(idsOf(chosenOf({ needs, members }, "bea", null))).toEqual(["bea", "one", "two", "laser"]);
  expect(idsOf(chosenOf({ needs, members }, "one", null))).toEqual(["one", "two", "laser"]);
});

test("a wish narrows the one need that takes it, and none where two needs do", () => {
  expect(idsOf(chosenOf({ needs, members }, null, "two"))).toEqual(["ada", "bea", "two", "laser"]);
  const twice = [...needs, { poolId: "rooms" }];
  expect(idsOf(chosenOf({ needs: twice, members }, null, "two"))).toEqual([
    "ada",
    "bea",
    "one",
    "two",
    "laser",
  ]);
  expect(idsOf(chosenOf({ needs, members }, null, "laser"))).toContain("one");
});

test("alone is who is weighed against nobody, in any pool", () => {
  const chosen = chosenOf({ needs, members }, "ada", null);
  expect([...aloneOf(chosen)].toSorted()).toEqual(["ada", "laser"]);
  const both: Chosen = [...chosen, ["others", "one", "Room 1"]];
  expect(aloneOf(both).has("one")).toBe(false);
});
