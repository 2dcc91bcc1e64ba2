import { expect, test } from "vitest";
import { compile, type VariantNeed, type VariantPhase } from "#server/scheduling/rules/requirement.ts";

const need = (needId: string, more: Partial<VariantNeed> = {}): VariantNeed => ({
  needId,
  kind: "theatre",
  poolId: "theatres",
  resourceId: null,
  beforeMinutes: 0,
  afterMinutes: 0,
  ...more,
});
const phase = (ordinal: number, minutes: number, needs: VariantNeed[], main = false): VariantPhase => ({
  phaseId: `phase ${ordinal}`,
  ordinal,
  name: main ? "operation" : ordinal === 0 ? "prepare" : "recovery",
  minutes,
  main,
  needs,
});
const membersOf = (poolId: string) => ({ theatres: ["two", "one"], surgeons: ["ana", "bo"] })[poolId] ?? [];

const operation = {
  phases: [
    phase(2, 60, [need("later", { kind: "bay", resourceId: "bay", poolId: null })]),
    phase(0, 30, [need("before", { kind: "bay", resourceId: "bay", poolId: null })]),
    phase(
      1,
      45,
      [
        need("theatre", { beforeMinutes: 10, afterMinutes: 15 }),
        need("surgeon", { kind: "surgeon", poolId: "surgeons" }),
      ],
      true,
    ),
  ],
};

test("needs lie around the start of the main phase, set-up and turnover inside; she is there from the first phase to the last", () => {
  const required = compile(operation, { membersOf });
  const spans = required.needs.map(({ needId, fromMinute, toMinute }) => [needId, fromMinute, toMinute]);
  expect(spans).toEqual([
    ["before", -30, 0],
    ["theatre", -10, 60],
    ["surgeon", 0, 45],
    ["later", 45, 105],
  ]);
  expect(required).toMatchObject({
    patient: { fromMinute: -30, toMinute: 105 },
    mainMinutes: 45,
    fromMinute: -30,
    toMinute: 105,
  });
});

test("a named surgeon is the only candidate, where the pool has her", () => {
  const who = (surgeonId: string) =>
    compile(operation, { membersOf, surgeonId }).needs.find(({ kind }) => kind === "surgeon")?.candidates;
  expect(who("bo")).toEqual(["bo"]);
  expect(who("stranger")).toEqual([]);
});

test("candidates are a pool's members, or what is named and here", () => {
  const candidates = (isHere: boolean) =>
    compile(operation, { membersOf, isHere: () => isHere }).needs.map((one) => one.candidates);
  expect(candidates(true)).toEqual([["bay"], ["one", "two"], ["ana", "bo"], ["bay"]]);
  expect(candidates(false)).toEqual([[], ["one", "two"], ["ana", "bo"], []]);
});

test("set-up that reaches before the first phase moves the beginning of all", () => {
  const early = { phases: [phase(0, 30, [need("theatre", { beforeMinutes: 20, afterMinutes: 40 })], true)] };
  expect(compile(early, { membersOf })).toMatchObject({
    patient: { fromMinute: 0, toMinute: 30 },
    fromMinute: -20,
    toMinute: 70,
  });
});
