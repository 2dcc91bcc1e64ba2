import { expect, test } from "vitest";
import { checkInsIn } from "#app/(staff)/practice/catalogue/_parts/check-in-fields.tsx";
import { generalRecovery } from "#server/catalogue/defaults/recovery.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";

const typed = (days: string, limits: Record<string, string> = {}) => {
  const values = new FormData();
  values.set("content.checkIns.days", days);
  for (const [name, text] of Object.entries({
    fever: "38",
    pain: "7",
    painRise: "1",
    waterHours: "6",
    ...limits,
  }))
    values.set(`content.checkIns.${name}`, text);
  return { ...generalRecovery(), checkIns: checkInsIn(values) };
};
const problems = (content: unknown) =>
  RecoveryContent.safeParse(content).error?.issues.map(({ path }) => path.join(".")) ?? [];

test("days and limits come back, with a comma for the decimals too", () => {
  expect(typed("1, 2 3;7", { fever: "37,8" }).checkIns).toEqual({
    days: [1, 2, 3, 7],
    ...{ fever: 37.8, pain: 7, painRise: 1, waterHours: 6 },
  });
});

test("without days nothing is asked", () => {
  expect(typed("  ").checkIns).toBeNull();
});

test("what is no number, out of order or twice is refused at its field", () => {
  expect(problems(typed("1, two"))).toContain("checkIns.days.1");
  expect(problems(typed("3, 2"))).toEqual(["checkIns.days"]);
  expect(problems(typed("2, 2"))).toEqual(["checkIns.days"]);
  expect(problems(typed("1", { fever: "", pain: "11" }))).toEqual(["checkIns.fever", "checkIns.pain"]);
});

test("the general text asks in the first week each day, then weekly, and on day 30", () => {
  expect(problems(generalRecovery())).toEqual([]);
  expect(generalRecovery().checkIns?.days).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 30, 35, 42]);
});
