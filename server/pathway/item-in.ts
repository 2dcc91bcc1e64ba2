import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { notFound } from "#server/kernel/index.ts";
import type { CaseStanding } from "./rules/gates.ts";

/** An item of the checklist that the case has; NOT_FOUND for one that it has not, or that its anaesthesia does not ask for. */
export function itemIn({ checklist, anaesthesia }: CaseStanding, itemId: string): Item {
  const item = checklist?.items.find((one) => one.itemId === itemId);
  if (!item?.anaesthesia.includes(anaesthesia)) throw notFound("item");
  return item;
}
