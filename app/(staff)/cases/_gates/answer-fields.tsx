"use client";

import { useTranslations } from "next-intl";
import { Labelled, TextField } from "#app/_forms/fields.tsx";
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
          <Lines name="value.words" label={words("words")} value={before?.words ?? ""} most={400} />
        </>
      );
    }
    case "text":
      return (
        <Lines
          name="value.text"
          label={words("text")}
          value={value?.kind === "text" ? value.text : ""}
          most={400}
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
          <Lines name="value.words" label={words("who")} value={before?.words ?? ""} most={200} />
        </>
      );
    }
    case "medication":
      return <MedicineRows before={value?.kind === "medication" ? value.medicines : []} />;
    default:
      return null;
  }
}

function Lines({ name, label, value, most }: { name: string; label: string; value: string; most: number }) {
  return (
    <Labelled name={name} label={label}>
      {(control) => (
        <textarea
          className="input"
          maxLength={most}
          rows={3}
          autoComplete="off"
          defaultValue={value}
          {...control}
        />
      )}
    </Labelled>
  );
}
