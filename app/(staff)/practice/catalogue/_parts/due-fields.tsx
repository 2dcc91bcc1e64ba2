"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import type { ItemDraft } from "./item-draft.ts";

const ways = ["days", "hours", "day"] as const;

type Props = {
  item: ItemDraft;
  name: (field: string) => string;
  set: (next: Partial<ItemDraft>) => void;
};

/** Until when: so many days before the date, so many hours before the start, or the day itself. */
export function DueFields({ item, name, set }: Props) {
  const words = useTranslations("Catalogue.checklist");
  return (
    <div className="item-row">
      <SelectField
        name={name("due.by")}
        label={words("dueBy")}
        value={item.dueBy}
        onChange={({ target }) => set({ dueBy: ways.find((one) => one === target.value) ?? "day" })}
        options={ways.map((value) => ({ value, label: words(`dueWays.${value}`) }))}
      />
      {item.dueBy !== "day" && (
        <TextField
          key={item.dueBy}
          name={name(`due.${item.dueBy}`)}
          label={words(item.dueBy === "days" ? "daysBefore" : "hoursBefore")}
          inputMode="numeric"
          autoComplete="off"
          value={item.dueCount}
          onChange={({ target }) => set({ dueCount: target.value })}
        />
      )}
    </div>
  );
}
