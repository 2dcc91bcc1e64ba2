import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween } from "#app/(staff)/practice/catalogue/_parts/checklist-changes.ts";
import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { generalChecklist } from "#server/catalogue/defaults/checklist.ts";

const before = generalChecklist();
const of = (items: readonly Item[]): ChecklistContent => ({ format: 1, items: [...items] });
const [first, second, third] = before.items as [Item, Item, Item];

test("the same checklist differs in nothing, nor does one whose boxes were ticked in another order", () => {
  expect(changesBetween(before, generalChecklist())).toEqual({ items: [], isReordered: false });
  const turned = before.items.map((one) => ({ ...one, waivableBy: one.waivableBy.toReversed() }));
  expect(changesBetween(before, of(turned)).items).toEqual([]);
});

test("it names what is added, retired, and what of an item is changed, by its id", () => {
  const added = { ...first, itemId: crypto.randomUUID(), title: "Lenses out" };
  const changed: Item = { ...second, gate: "ready", due: { by: "days", days: 3 }, owner: "anaesthetist" };
  const { items, isReordered } = changesBetween(
    before,
    of([first, added, changed, ...before.items.slice(3)]),
  );
  expect(items).toEqual([
    { kind: "added", item: added },
    { kind: "changed", item: changed, was: second, fields: ["owner", "due", "gate"] },
    { kind: "retired", item: third },
  ]);
  expect(isReordered).toBe(false);
});

test("each field is told alone, and another order of what stays as an order", () => {
  const told = (more: Partial<Item>) =>
    changesBetween(of([first]), of([{ ...first, ...more }])).items.flatMap((one) =>
      one.kind === "changed" ? one.fields : [],
    );
  expect(told({ title: "Other words" })).toEqual(["title"]);
  expect(told({ hint: "Look" })).toEqual(["hint"]);
  expect(told({ kind: "text" })).toEqual(["answer"]);
  expect(told({ ofTheHour: true })).toEqual(["asks"]);
  expect(told({ anaesthesia: ["local"] })).toEqual(["anaesthesia"]);
  expect(told({ waivableBy: ["nurse"] })).toEqual(["waivableBy"]);
  expect(changesBetween(before, of(before.items.toReversed()))).toEqual({ items: [], isReordered: true });
});

test("whatever is kept, added and retired: what it tells turns the one into the other", () => {
  const some = fc.subarray(before.items);
  fc.assert(
    fc.property(some, some, (old, next) => {
      const { items } = changesBetween(of(old), of(next));
      const ids = new Set(old.map(({ itemId }) => itemId));
      for (const { kind, item } of items) kind === "retired" ? ids.delete(item.itemId) : ids.add(item.itemId);
      expect(ids).toEqual(new Set(next.map(({ itemId }) => itemId)));
    }),
  );
});
