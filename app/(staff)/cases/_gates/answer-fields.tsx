"use client";

import { useTranslations } from "next-intl";
import { LongField, TextField } from "#app/_forms/fields.tsx";
import { RadioField } from "#app/_forms/radio-field.tsx";
import { type AnswerValue, type ItemView, waysHome } from "#server/pathway/schemas.ts";
import { MedicineRows } from "./medicine-rows.tsx";

type Props = {
  item: ItemView;
  value: AnswerValue | null;
};

/** The field of each kind, with what was answered before. */
export function AnswerFields({ item: { kind, number }, value }: Props) {
  const words = useTranslations("Case.answer");
  switch (kind) {
    case "question": {
      const before = value?.kind === "question" ? value : null;
      return (
        <>
          <RadioField
            name="value.yes"
            legend={words("yesNo")}
            chosen={before && (before.yes ? "yes" : "no")}
            options={[
              { value: "yes", label: words("yes") },
              { value: "no", label: words("no") },
            ]}
          />
          <LongField
            name="value.words"
            label={words("words")}
            defaultValue={before?.words ?? ""}
            maxLength={400}
          />
        </>
      );
    }
    case "text":
      return (
        <LongField
          name="value.text"
          label={words("text")}
          defaultValue={value?.kind === "text" ? value.text : ""}
          maxLength={400}
        />
      );
    case "number":
      return number ? (
        <TextField
          name="value.number"
          label={words("number", { unit: number.unit })}
          hint={words("range", { ...number, min: String(number.min), max: String(number.max) })}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          defaultValue={value?.kind === "number" ? String(value.number) : ""}
        />
      ) : null;
    case "date":
      return (
        <TextField
          name="value.date"
          type="date"
          label={words("date")}
          defaultValue={value?.kind === "date" ? value.date : ""}
        />
      );
    case "goingHome": {
      const before = value?.kind === "goingHome" ? value : null;
      return (
        <>
          <RadioField
            name="value.way"
            legend={words("way")}
            chosen={before?.way ?? null}
            options={waysHome.map((way) => ({ value: way, label: words(`ways.${way}`) }))}
          />
          <LongField
            name="value.words"
            label={words("who")}
            defaultValue={before?.words ?? ""}
            maxLength={200}
          />
        </>
      );
    }
    case "medication":
      return <MedicineRows before={value?.kind === "medication" ? value.medicines : []} />;
    default:
      return null;
  }
}
