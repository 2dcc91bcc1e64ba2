import { useTranslations } from "next-intl";
import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import type { TemplateKind } from "#server/catalogue/template-schemas.ts";
import { changesBetween, type ItemChange } from "./checklist-changes.ts";

type Props = {
  kind: TemplateKind;
  /** The checklist that is approved now and the one that would be; null: another kind, or none is approved yet. */
  checklists: { approved: ChecklistContent; draft: ChecklistContent } | null;
};

/** What an approval would change: for cases that have begun, and of a checklist item by item. */
export function WhatChanges({ kind, checklists }: Props) {
  const words = useTranslations("Catalogue.changes");
  return (
    <section className="part what-changes" aria-labelledby="what-changes">
      <h2 id="what-changes">{words("title")}</h2>
      <p className="soft catalogue-about">{words(`means.${kind}`)}</p>
      {checklists && <Changes {...checklists} />}
    </section>
  );
}

const tones = { added: "is-ready", changed: "is-waiting", retired: "is-done" } as const;

function Changes({ approved, draft }: NonNullable<Props["checklists"]>) {
  const words = useTranslations("Catalogue.changes");
  const { items, isReordered } = changesBetween(approved, draft);
  if (items.length === 0 && !isReordered) return <p>{words("none")}</p>;
  return (
    <>
      {isReordered && <p>{words("reordered")}</p>}
      <ul className="rows changed-items">
        {items.map((change) => (
          <li key={change.item.itemId}>
            <span className={`mark ${tones[change.kind]}`}>{words(`kinds.${change.kind}`)}</span>
            <div>
              <b>{change.item.title || words("untitled")}</b>
              <Told change={change} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What an added item asks, or each field of a changed one: as it would be, and as it is. */
function Told({ change }: { change: ItemChange }) {
  const words = useTranslations("Catalogue.changes");
  const told = useTold();
  if (change.kind === "retired") return null;
  if (change.kind === "added")
    return (
      <p className="small soft">
        {[told.owner(change.item), told.due(change.item), told.gate(change.item)].join(". ")}.
      </p>
    );
  const { item, was, fields } = change;
  return (
    <ul className="small">
      {fields.map((field) => (
        <li key={field}>
          {field === "title" || field === "owner" || field === "due" || field === "gate"
            ? words("from", {
                field: words(`fields.${field}`),
                now: told[field](item),
                was: told[field](was),
              })
            : words("field", { field: words(`fields.${field}`) })}
        </li>
      ))}
    </ul>
  );
}

function useTold() {
  const words = useTranslations("Catalogue.checklist");
  return {
    title: ({ title }: Item) => `“${title}”`,
    owner: ({ owner }: Item) => words(`owners.${owner}`),
    gate: ({ gate }: Item) => words(`gates.${gate}`),
    due: ({ due }: Item) => {
      const count = due.by === "days" ? due.days : due.by === "hours" ? due.hours : 0;
      return Number.isInteger(count) ? words(`due.${due.by}`, { count }) : "…";
    },
  };
}
