import { describe, expect, test } from "vitest";
import {
  draftOf,
  emptyDraft,
  type ItemDraft,
  itemOf,
  moved,
  withKind,
  withOwner,
} from "#app/(staff)/practice/catalogue/_parts/item-draft.ts";
import { fieldToRisks } from "#app/(staff)/practice/catalogue/_parts/text-lines.ts";
import { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { generalChecklist } from "#server/catalogue/defaults/checklist.ts";
import { withDeskTask } from "#tests/support/scene-texts.ts";

const anId = "0199aaaa-0000-7000-8000-000000000001";
const filled = (given: Partial<ItemDraft>): ItemDraft => ({ ...emptyDraft(anId), title: "Weight", ...given });
const wrong = (draft: ItemDraft) =>
  (Item.safeParse(itemOf(draft)).error?.issues ?? []).map((one) => `${one.path.join(".")} ${one.message}`);

describe("the fields of an item", () => {
  test("give back what they were filled from", () => {
    for (const { items } of [generalChecklist(), withDeskTask()])
      expect(ChecklistContent.parse({ format: 1, items: items.map(draftOf).map(itemOf) }).items).toEqual(
        items,
      );
    const weight: Item = {
      ...itemOf(filled({})),
      kind: "number",
      number: { unit: "kg", min: 30, max: 250.5 },
      due: { by: "hours", hours: 4 },
    };
    expect(itemOf(draftOf(weight))).toEqual(weight);
  });

  test("send nothing of what another kind or owner would need, and keep it", () => {
    const number = filled({ kind: "number", unit: "kg", min: "30", max: "250,5" });
    expect(itemOf(number).number).toEqual({ unit: "kg", min: 30, max: 250.5 });
    const forDesk = { ...number, ...withOwner(number, "desk"), hint: "Her weight" };
    expect(itemOf(forDesk)).toMatchObject({
      kind: "tick",
      title: "Interpreter booked",
      hint: "",
      number: null,
    });
    expect(wrong(forDesk)).toEqual([]);
    expect(itemOf({ ...forDesk, ...withOwner(forDesk, "nurse") })).toMatchObject({
      title: "Weight",
      number: { unit: "kg" },
    });
  });

  test("what is left empty is refused at its own field", () => {
    expect(wrong(filled({ title: "", dueCount: "" }))).toEqual(["title missing", "due.days dueDays"]);
    expect(wrong(filled({ dueBy: "hours", dueCount: "x" }))).toEqual(["due.hours dueHours"]);
    expect(wrong(filled({ kind: "number", unit: "kg", max: "3" }))).toEqual(["number.min missing"]);
  });

  test("another owner or kind never leaves a pair that is refused", () => {
    const goingHome = filled({ kind: "goingHome", owner: "patient" });
    expect(withOwner(goingHome, "surgeon")).toEqual({ owner: "surgeon", kind: "tick" });
    expect(withOwner(goingHome, "nurse")).toEqual({ owner: "nurse" });
    expect(withKind(filled({ owner: "patient" }), "medication")).toEqual({
      kind: "medication",
      owner: "nurse",
    });
    expect(withKind(filled({ owner: "patient" }), "file")).toEqual({ kind: "file" });
  });
});

test("an item moves by one place, and not past an end", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});

test("a risk in the same words keeps its id wherever it stands, and one worded anew gets another", () => {
  const before = [
    { riskId: "1", text: "Pain" },
    { riskId: "2", text: "Bleeding" },
  ];
  let next = 3;
  const read = fieldToRisks("Bleeding\n\nPain for weeks\nBleeding", before, () => String(next++));
  expect(read).toEqual([
    { riskId: "2", text: "Bleeding" },
    { riskId: "3", text: "Pain for weeks" },
    { riskId: "4", text: "Bleeding" },
  ]);
});
