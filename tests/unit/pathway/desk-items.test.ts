import { expect, test } from "vitest";
import type { ChecklistContent, DeskTask } from "#server/catalogue/checklist-schemas.ts";
import { generalText } from "#server/catalogue/index.ts";
import { deskItemsOf } from "#server/pathway/rules/desk-items.ts";

const asks = (...tasks: [DeskTask, number][]): ChecklistContent => {
  const { format, items } = generalText.checklist();
  const [first] = items;
  if (!first) throw new Error("an empty checklist");
  return {
    format,
    items: tasks.map(([deskTask, days]) => ({
      ...first,
      owner: "desk",
      deskTask,
      due: { by: "days", days },
    })),
  };
};

test("each task once, as early as it is asked for", () => {
  const list = asks(["interpreter", 3], ["documents", 5], ["interpreter", 7]);
  expect(deskItemsOf(list, "sedation")).toEqual([
    { task: "documents", daysBefore: 5 },
    { task: "interpreter", daysBefore: 7 },
  ]);
});

test("the order of the checklist does not show in that of the tasks, which a copy keeps as they were written", () => {
  const [one, other] = [
    asks(["interpreter", 3], ["documents", 5]),
    asks(["documents", 5], ["interpreter", 3]),
  ];
  expect(deskItemsOf(one, "local")).toEqual(deskItemsOf(other, "local"));
});
