import { expect, test } from "vitest";
import { healingIn } from "#app/(staff)/practice/catalogue/_parts/healing-fields.tsx";
import { generalRecovery } from "#server/catalogue/defaults/recovery.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";

function fields(given: Record<string, string>, ticked: readonly string[] = []): FormData {
  const values = new FormData();
  for (const [name, value] of Object.entries(given)) values.set(`content.healing.${name}`, value);
  for (const kind of ticked) values.append("content.healing", kind);
  return values;
}

test("milestones are those that have a day or a tick, and nothing stands for an empty one", () => {
  expect(healingIn(fields({ shower: "2", swimming: "" }, ["exercise", "threads"]))).toEqual([
    { kind: "shower", day: 2 },
    { kind: "exercise" },
    { kind: "threads" },
  ]);
  expect(healingIn(fields({ shower: "", swimming: "" }))).toEqual([]);
});

test("a day that is no whole number is refused by the text's own rules", () => {
  for (const day of ["soon", "-1", "2.5", "731"]) {
    const content = { ...generalRecovery(), healing: healingIn(fields({ shower: day })) };
    expect(RecoveryContent.safeParse(content).error?.issues[0]?.message).toBe("wholeDays");
  }
});
