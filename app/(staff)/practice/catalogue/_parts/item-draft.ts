import { type DeskTask, deskTitles, type Item, ownersFor } from "#server/catalogue/checklist-schemas.ts";

/** An item as its fields hold it: what another owner or kind would need stays typed while it is not asked for. */
export type ItemDraft = Pick<
  Item,
  "itemId" | "title" | "hint" | "owner" | "kind" | "gate" | "anaesthesia" | "waivableBy"
> & {
  unit: string;
  min: string;
  max: string;
  expects: "yes" | "no" | "";
  ofTheHour: boolean;
  deskTask: DeskTask;
  dueBy: Item["due"]["by"];
  dueCount: string;
};

export function draftOf(item: Item): ItemDraft {
  const { due, number, question, deskTask, ...same } = item;
  return {
    ...same,
    unit: number?.unit ?? "",
    min: number ? String(number.min) : "",
    max: number ? String(number.max) : "",
    expects: question?.expects ?? "",
    ofTheHour: item.ofTheHour ?? false,
    deskTask: deskTask ?? "interpreter",
    dueBy: due.by,
    dueCount: due.by === "days" ? String(due.days) : due.by === "hours" ? String(due.hours) : "1",
  };
}

/** A tick of the nurse a week before, to be changed. */
export const emptyDraft = (itemId: string): ItemDraft =>
  draftOf({
    itemId,
    title: "",
    hint: "",
    owner: "nurse",
    kind: "tick",
    number: null,
    question: null,
    deskTask: null,
    due: { by: "days", days: 7 },
    gate: "none",
    anaesthesia: ["none", "local", "sedation", "general"],
    waivableBy: [],
  });

/** Another owner keeps the kind of answer only where it is hers to give. */
export const withOwner = ({ kind }: ItemDraft, owner: Item["owner"]): Partial<ItemDraft> =>
  owner === "desk" || ownersFor(kind).includes(owner) ? { owner } : { owner, kind: "tick" };

/** Another kind of answer keeps the owner only where it is hers to give. */
export const withKind = ({ owner }: ItemDraft, kind: Item["kind"]): Partial<ItemDraft> =>
  ownersFor(kind).includes(owner) ? { kind } : { kind, owner: "nurse" };

/** What is sent of it. An empty number is none, so that the server refuses it at its field. */
export function itemOf(draft: ItemDraft): Item {
  const { unit, min, max, expects, ofTheHour, deskTask, dueBy, dueCount, ...same } = draft;
  const isDesk = draft.owner === "desk";
  const kind = isDesk ? "tick" : draft.kind;
  return {
    ...same,
    kind,
    title: isDesk ? deskTitles[deskTask] : draft.title,
    hint: isDesk ? "" : draft.hint,
    number: kind === "number" ? { unit, min: numberOf(min), max: numberOf(max) } : null,
    question: kind === "question" ? { expects: expects || null } : null,
    deskTask: isDesk ? deskTask : null,
    due: dueOf(dueBy, numberOf(dueCount)),
    ...(ofTheHour && !isDesk ? { ofTheHour } : {}),
  };
}

const numberOf = (typed: string): number => (typed.trim() ? Number(typed.replace(",", ".")) : Number.NaN);

const dueOf = (by: Item["due"]["by"], count: number): Item["due"] =>
  by === "days" ? { by, days: count } : by === "hours" ? { by, hours: count } : { by };

/** The list with one item moved by one place; the same list at its ends. */
export function moved<T>(all: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const [one, other] = [all[from], all[from + by]];
  if (one === undefined || other === undefined) return all;
  return all.with(from, other).with(from + by, one);
}
