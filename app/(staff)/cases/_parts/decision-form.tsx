"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckField, LongField, SelectField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { TickField } from "#app/_forms/tick-field.tsx";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { counsellingAnswers, outcomes, safetyPlans, type TalkView } from "#server/pathway/schemas.ts";

/** The talk point by point, then its outcome. What a decision to operate rests on is asked for when it is chosen. */
export function DecisionForm({ talk }: { talk: TalkView }) {
  const words = useTranslations("Case.decision");
  const client = useTRPCClient();
  const router = useRouter();
  const { caseId, decision, notes } = talk;
  const [outcome, setOutcome] = useState<string>(decision?.outcome ?? "");

  async function send(values: FormData) {
    const isTicked = (name: string) => values.get(name) === "on";
    await client.cases.decide.mutate({
      caseId,
      outcome: chosenOf(values, "outcome", outcomes) as (typeof outcomes)[number],
      seenAlone: isTicked("seenAlone"),
      ownWish: isTicked("ownWish"),
      safety: chosenOf(values, "safety", safetyPlans) ?? null,
      alternatives: isTicked("alternatives"),
      counselling: chosenOf(values, "counselling", counsellingAnswers) ?? null,
      risks: values.getAll("risks").map(String),
      attested: isTicked("attested"),
      conditionMet: isTicked("conditionMet"),
      reason: textOf(values, "reason"),
      safetyNotes: textOf(values, "safetyNotes"),
    });
    router.push(`/cases/${caseId}`);
  }

  return (
    <Form action={words("save")} send={send} className="stack case-form">
      <fieldset className="case-form-part">
        <legend>{words("talk")}</legend>
        <TickField name="seenAlone" label={words("seenAlone")} ticked={notes.seenAlone} />
        <TickField name="ownWish" label={words("ownWish")} ticked={notes.ownWish} />
        <SelectField
          name="safety"
          label={words("safety")}
          hint={words("safetyHint")}
          defaultValue={notes.safety ?? ""}
          options={[
            { value: "", label: words("notTalked") },
            ...safetyPlans.map((plan) => ({ value: plan, label: words(`safeties.${plan}`) })),
          ]}
        />
        <TickField
          name="alternatives"
          label={words("alternatives")}
          ticked={decision?.alternatives ?? false}
        />
        <SelectField
          name="counselling"
          label={words("counselling")}
          defaultValue={decision?.counselling ?? ""}
          options={[
            { value: "", label: words("notOffered") },
            ...counsellingAnswers.map((answer) => ({ value: answer, label: words(`answers.${answer}`) })),
          ]}
        />
        {talk.risks.length > 0 && (
          <>
            <CheckField
              name="risks"
              legend={words("risks")}
              options={talk.risks.map(({ riskId, text }) => ({
                value: riskId,
                label: (
                  <span>
                    <span className="hidden">{words("sealed")} </span>
                    <span className="seal-words">{text}</span>
                  </span>
                ),
              }))}
              chosen={decision?.risks ?? []}
            />
            <p className="small soft">{words("risksMean")}</p>
          </>
        )}
        {talk.asksAttestation && (
          <TickField
            name="attested"
            label={words("attested")}
            hint={words("attestedMeans")}
            ticked={decision?.attested ?? false}
          />
        )}
        {talk.restriction && (
          <TickField
            name="conditionMet"
            label={words("conditionMet", { source: talk.restriction })}
            ticked={false}
          />
        )}
      </fieldset>
      <fieldset className="case-form-part">
        <legend>{words("forYouAlone")}</legend>
        <p className="small soft">{words("forYouAloneMeans")}</p>
        <LongField
          name="reason"
          label={words("reason")}
          className="input seal-field"
          maxLength={400}
          defaultValue={notes.reason}
        />
        <LongField
          name="safetyNotes"
          label={words("safetyNotes")}
          className="input seal-field"
          maxLength={400}
          defaultValue={notes.safetyNotes}
        />
      </fieldset>
      <SelectField
        name="outcome"
        label={words("outcome")}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value)}
        options={[
          { value: "", label: words("choose") },
          ...outcomes.map((one) => ({ value: one, label: words(`outcomes.${one}`) })),
        ]}
      />
      {outcome && (
        <p className="small soft">{words(outcome === "operate" ? "meansOperate" : "meansOther")}</p>
      )}
    </Form>
  );
}
