"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import type { ItemDraft } from "./item-draft.ts";

const answers = ["", "yes", "no"] as const;

type Props = {
  item: ItemDraft;
  name: (field: string) => string;
  set: (next: Partial<ItemDraft>) => void;
};

/** What belongs to one kind of answer alone: a number's unit and range, the answer that a question waits for. */
export function AnswerFields({ item, name, set }: Props) {
  const words = useTranslations("Catalogue.checklist");
  if (item.kind === "question") {
    return (
      <SelectField
        name={name("question.expects")}
        label={words("expects")}
        value={item.expects}
        onChange={({ target }) => set({ expects: answers.find((one) => one === target.value) ?? "" })}
        options={answers.map((value) => ({ value, label: words(`answers.${value || "any"}`) }))}
      />
    );
  }
  if (item.kind !== "number") return null;
  const typed = (field: "unit" | "min" | "max") => (
    <TextField
      name={name(`number.${field}`)}
      label={words(field)}
      autoComplete="off"
      {...(field === "unit" ? {} : { inputMode: "decimal" as const })}
      value={item[field]}
      onChange={({ target }) => set({ [field]: target.value })}
    />
  );
  return (
    <div className="item-row">
      {typed("unit")}
      {typed("min")}
      {typed("max")}
    </div>
  );
}
