import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";

/** Of an item, in the order in which they are told. */
const fields = [
  "title",
  "owner",
  "due",
  "gate",
  "answer",
  "hint",
  "asks",
  "anaesthesia",
  "waivableBy",
] as const;
export type ItemField = (typeof fields)[number];

export type ItemChange =
  | { readonly kind: "added"; readonly item: Item }
  | { readonly kind: "retired"; readonly item: Item }
  | { readonly kind: "changed"; readonly item: Item; readonly was: Item; readonly fields: ItemField[] };

export type ChecklistChange = { readonly items: ItemChange[]; readonly isReordered: boolean };

/** How a checklist differs from another, by the ids of its items, which stay over versions: in the new order, and what is retired last. */
export function changesBetween(before: ChecklistContent, after: ChecklistContent): ChecklistChange {
  const [old, now] = [byId(before), byId(after)];
  const items = after.items.flatMap((item): ItemChange[] => {
    const was = old.get(item.itemId);
    if (!was) return [{ kind: "added", item }];
    const changed = fields.filter((field) => inText(item, field) !== inText(was, field));
    return changed.length > 0 ? [{ kind: "changed", item, was, fields: changed }] : [];
  });
  const retired = before.items.filter(({ itemId }) => !now.has(itemId));
  const kept = (list: readonly Item[], other: ReadonlyMap<string, Item>) =>
    list.flatMap(({ itemId }) => (other.has(itemId) ? [itemId] : [])).join();
  return {
    items: [...items, ...retired.map((item) => ({ kind: "retired" as const, item }))],
    isReordered: kept(before.items, now) !== kept(after.items, old),
  };
}

const byId = ({ items }: ChecklistContent) => new Map(items.map((item) => [item.itemId, item]));

/** One field as a text that two items can be compared by. Boxes are ticked in no order. */
function inText(item: Item, field: ItemField): string {
  switch (field) {
    case "title":
    case "hint":
      return item[field].trim();
    case "owner":
    case "gate":
      return item[field];
    case "due":
      return JSON.stringify(item.due);
    case "answer":
      return JSON.stringify([item.kind, item.number, item.question]);
    case "asks":
      return String(item.ofTheHour ?? false);
    default:
      return item[field].toSorted().join();
  }
}
