"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { LongField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { RadioField } from "#app/_forms/radio-field.tsx";
import { TickField } from "#app/_forms/tick-field.tsx";
import { chosenOf, lineOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { type Assessment, clotRisks, fitness } from "#server/pathway/schemas.ts";
import { bmiOf } from "../_gates/bmi.ts";
import { numberOf } from "../_gates/read-answer.ts";

type Props = { caseId: string; before: Assessment | null };

const asas = ["1", "2", "3", "4", "5"] as const;

/** What is found, then whether she may be put to sleep; what was found before stands there already. */
export function AssessmentForm({ caseId, before }: Props) {
  const words = useTranslations("Case.assessment");
  const client = useTRPCClient();
  const router = useRouter();
  const [outcome, setOutcome] = useState<string>(before?.outcome ?? "");

  async function send(values: FormData) {
    await client.cases.assess.mutate({
      caseId,
      asa: Number(asked(chosenOf(values, "asa", asas), "asa")),
      airway: lineOf(values, "airway"),
      sleepApnoea: values.get("sleepApnoea") === "on",
      heightCm: numberOf(textOf(values, "heightCm"), "heightCm"),
      weightKg: numberOf(textOf(values, "weightKg"), "weightKg"),
      clotRisk: asked(chosenOf(values, "clotRisk", clotRisks), "clotRisk"),
      outcome: asked(chosenOf(values, "outcome", fitness), "outcome"),
      conditions: lineOf(values, "conditions"),
    });
    toast(words("kept"));
    router.push(`/cases/${caseId}`);
  }

  return (
    <Form action={words("keep")} send={send} className="stack case-form">
      <SelectField
        name="asa"
        label={words("asa")}
        defaultValue={before ? String(before.asa) : ""}
        options={[
          { value: "", label: words("choose") },
          ...asas.map((asa) => ({ value: asa, label: words(`asas.${asa}`) })),
        ]}
      />
      <TextField
        name="airway"
        label={words("airway")}
        hint={words("airwayHint")}
        maxLength={200}
        autoComplete="off"
        defaultValue={before?.airway ?? ""}
      />
      <TickField name="sleepApnoea" label={words("sleepApnoea")} ticked={before?.sleepApnoea ?? false} />
      <Build before={before} />
      <SelectField
        name="clotRisk"
        label={words("clotRisk")}
        defaultValue={before?.clotRisk ?? ""}
        options={[
          { value: "", label: words("choose") },
          ...clotRisks.map((risk) => ({ value: risk, label: words(`clotRisks.${risk}`) })),
        ]}
      />
      <RadioField
        name="outcome"
        legend={words("outcome")}
        chosen={before?.outcome ?? null}
        choose={setOutcome}
        options={fitness.map((one) => ({ value: one, label: words(`outcomes.${one}`) }))}
      />
      {(outcome === "conditions" || outcome === "not_fit") && (
        <LongField
          name="conditions"
          label={words(outcome === "not_fit" ? "whyNot" : "conditions")}
          maxLength={400}
          defaultValue={before?.conditions ?? ""}
        />
      )}
    </Form>
  );
}

/** Height and weight, with what they make of each other as it is typed. */
function Build({ before }: Pick<Props, "before">) {
  const words = useTranslations("Case.assessment");
  const [height, setHeight] = useState(before ? String(before.heightCm) : "");
  const [weight, setWeight] = useState(before ? String(before.weightKg) : "");
  const bmi = bmiOf(Number(height.replace(",", ".")), Number(weight.replace(",", ".")));
  return (
    <div>
      <div className="pair">
        <TextField
          name="heightCm"
          label={words("height")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={height}
          onChange={({ target }) => setHeight(target.value)}
        />
        <TextField
          name="weightKg"
          label={words("weight")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          value={weight}
          onChange={({ target }) => setWeight(target.value)}
        />
      </div>
      <p className="soft" role="status">
        {bmi ? words("bmi", { bmi }) : words("bmiNone")}
      </p>
    </div>
  );
}

function asked<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new DomainFault("missing", field);
  return value;
}
