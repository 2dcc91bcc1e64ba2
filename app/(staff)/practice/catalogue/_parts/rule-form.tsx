"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckField, type Option, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import {
  consentTakers,
  type Lost,
  policyStatuses,
  waitBlocks,
  waitStarts,
} from "#server/catalogue/schemas.ts";
import { LostNotice } from "./lost-notice.tsx";

type Props = { today: string; surgeons: readonly Option[]; procedures: readonly Option[] };

/** Records a rule of law or policy for a group or one procedure, with its source and the surgeon who has read it. */
export function RuleForm({ today, surgeons, procedures }: Props) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const [about, setAbout] = useState("");
  const [lost, setLost] = useState<readonly Lost[]>([]);

  async function send(values: FormData) {
    const age = optional(values, "minimumAge");
    const answer = await client.catalogue.addPolicyRule.mutate({
      procedureId: about || null,
      policyGroup: about ? null : textOf(values, "policyGroup"),
      jurisdiction: textOf(values, "jurisdiction"),
      status: chosenOf(values, "status", policyStatuses) ?? "unknown",
      effectiveFrom: optional(values, "effectiveFrom"),
      effectiveTo: optional(values, "effectiveTo"),
      coolingOffDays: Number(textOf(values, "coolingOffDays")),
      coolingOffStart: chosenOf(values, "coolingOffStart", waitStarts) ?? "none",
      waitBlocks: waitBlocks.filter((block) => values.getAll("waitBlocks").includes(block)),
      waivable: values.has("waivable"),
      minimumAge: age === null ? null : Number(age),
      minimumConsultations: Number(textOf(values, "minimumConsultations")),
      consentTaker: chosenOf(values, "consentTaker", consentTakers) ?? "operating_surgeon",
      source: textOf(values, "source"),
      sourceUrl: textOf(values, "sourceUrl"),
      reviewerId: textOf(values, "reviewerId"),
      reviewedOn: textOf(values, "reviewedOn"),
    });
    setLost(answer.lost);
  }

  return (
    <>
      <LostNotice lost={lost} />
      <Form send={send} action={words("addRule")}>
        <div className="pair">
          <SelectField
            name="procedureId"
            label={words("ruleAbout")}
            value={about}
            onChange={(event) => setAbout(event.target.value)}
            options={[{ value: "", label: words("ruleGroup") }, ...procedures]}
          />
          {about === "" && (
            <TextField
              name="policyGroup"
              label={words("ruleGroupName")}
              hint={words("groupHint")}
              autoCapitalize="none"
              required
            />
          )}
        </div>
        <div className="pair">
          <TextField name="jurisdiction" label={words("jurisdiction")} hint={words("jurisdictionHint")} />
          <SelectField
            name="status"
            label={words("statusLabel")}
            options={policyStatuses.map((value) => ({ value, label: words(`status.${value}`) }))}
          />
        </div>
        <div className="pair">
          <TextField name="effectiveFrom" type="date" label={words("from")} hint={words("emptyOpen")} />
          <TextField name="effectiveTo" type="date" label={words("to")} hint={words("emptyOpen")} />
        </div>
        <fieldset className="text-days">
          <legend>{words("wait")}</legend>
          <div className="pair">
            <TextField name="coolingOffDays" type="number" min={0} label={words("days")} defaultValue={0} />
            <SelectField
              name="coolingOffStart"
              label={words("runsFrom")}
              options={waitStarts.map((value) => ({ value, label: words(`starts.${value}`) }))}
            />
          </div>
          <CheckField
            name="waitBlocks"
            legend={words("until")}
            options={waitBlocks.map((value) => ({ value, label: words(`blocks.${value}`) }))}
          />
          <CheckField
            name="waivable"
            legend={<span className="hidden">{words("waivable")}</span>}
            options={[{ value: "yes", label: words("waivable") }]}
          />
        </fieldset>
        <div className="pair">
          <TextField name="minimumAge" type="number" min={0} label={words("minimumAge")} />
          <TextField
            name="minimumConsultations"
            type="number"
            min={1}
            label={words("minimumConsultations")}
            defaultValue={1}
          />
        </div>
        <SelectField
          name="consentTaker"
          label={words("consentTaker")}
          defaultValue="operating_surgeon"
          options={consentTakers.map((value) => ({ value, label: words(`consentTakers.${value}`) }))}
        />
        <div className="pair">
          <TextField name="source" label={words("sourceLabel")} hint={words("sourceHint")} required />
          <TextField name="sourceUrl" type="url" label={words("sourceUrl")} />
        </div>
        <div className="pair">
          <SelectField name="reviewerId" label={words("reviewer")} options={surgeons} />
          <TextField
            name="reviewedOn"
            type="date"
            label={words("reviewedOn")}
            defaultValue={today}
            max={today}
            required
          />
        </div>
      </Form>
    </>
  );
}
