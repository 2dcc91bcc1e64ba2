"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { type AnswerValue, medicineActions } from "#server/pathway/schemas.ts";

type Medicines = Extract<AnswerValue, { kind: "medication" }>["medicines"];
type Draft = Medicines[number] & { key: number };

const blank = { medicine: "", action: "go_on", how: "" } as const;

/** A plan medicine by medicine. Whoever adds or takes out a row by the keyboard goes on beside it. */
export function MedicineRows({ before }: { before: Medicines }) {
  const words = useTranslations("Case.answer");
  const next = useRef(before.length);
  const list = useRef<HTMLFieldSetElement>(null);
  const focusOn = useRef<number | "add" | null>(null);
  const [rows, setRows] = useState<Draft[]>(() => before.map((one, key) => ({ ...one, key })));
  useEffect(() => {
    const at = focusOn.current;
    focusOn.current = null;
    if (at === null) return;
    const selector = at === "add" ? "[data-add]" : `[data-row="${at}"] input`;
    list.current?.querySelector<HTMLElement>(selector)?.focus();
  });

  const change = (key: number, part: Partial<Draft>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    const key = next.current++;
    focusOn.current = key;
    setRows((all) => [...all, { ...blank, key }]);
  };
  const remove = (key: number) => {
    const place = rows.findIndex((row) => row.key === key);
    focusOn.current = (rows[place + 1] ?? rows[place - 1])?.key ?? "add";
    setRows((all) => all.filter((row) => row.key !== key));
  };

  return (
    <fieldset className="medicines" ref={list}>
      <legend className="label">{words("medicines")}</legend>
      {rows.length === 0 && <p className="soft">{words("none")}</p>}
      {rows.map((row, place) => (
        <fieldset className="medicine" key={row.key} data-row={row.key}>
          <legend className="hidden">{words("row", { number: place + 1 })}</legend>
          <TextField
            name={`value.medicines.${place}.medicine`}
            label={words("medicine")}
            maxLength={80}
            autoComplete="off"
            value={row.medicine}
            onChange={({ target }) => change(row.key, { medicine: target.value })}
          />
          <SelectField
            name={`value.medicines.${place}.action`}
            label={words("action")}
            value={row.action}
            onChange={({ target }) =>
              change(row.key, { action: medicineActions.find((one) => one === target.value) ?? "go_on" })
            }
            options={medicineActions.map((one) => ({ value: one, label: words(`actions.${one}`) }))}
          />
          <TextField
            name={`value.medicines.${place}.how`}
            label={words("how")}
            maxLength={200}
            autoComplete="off"
            value={row.how}
            onChange={({ target }) => change(row.key, { how: target.value })}
          />
          <button
            type="button"
            className="btn plain"
            aria-label={`${words("remove")}: ${row.medicine || words("row", { number: place + 1 })}`}
            onClick={() => remove(row.key)}
          >
            {words("remove")}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="btn"
        data-add
        onClick={add}
        aria-disabled={rows.length >= 30}
        disabled={rows.length >= 30}
      >
        <span className="icon i-plus" aria-hidden="true" /> {words("add")}
      </button>
    </fieldset>
  );
}
