"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { LongField, type Option, SelectField, TextField } from "#app/_forms/fields.tsx";
import { lineOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

const MINUTES = 90; // as the server has it, when nobody says

type Props = { caseId: string; patientName: string; theatres: readonly Option[]; className?: string };

/** Passes gates and waits for a reason: what that does stands in the dialog. */
export function EmergencyDialog({ caseId, patientName, theatres, className = "btn" }: Props) {
  const words = useTranslations("Day.emergency");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={
        <>
          <span className="icon i-emergency" aria-hidden="true" /> {words("label")}
          <span className="hidden"> {patientName}</span>
        </>
      }
      className={className}
      title={words("title", { name: patientName })}
      close={words("close")}
      action={words("start")}
      send={(values) => {
        const theatreId = optional(values, "theatreId");
        return client.cases.startEmergency.mutate({
          caseId,
          reason: lineOf(values, "reason"),
          theatreId,
          ...(theatreId ? { minutes: Number(textOf(values, "minutes")) } : {}),
        });
      }}
      done={() => toast(words("started"))}
    >
      <ul className="says">
        <li>{words("means")}</li>
        <li>{words("meansTheatre")}</li>
        <li>{words("meansReview")}</li>
      </ul>
      <Fields theatres={theatres} />
    </ButtonForm>
  );
}

function Fields({ theatres }: Pick<Props, "theatres">) {
  const words = useTranslations("Day.emergency");
  const [theatre, setTheatre] = useState("");
  return (
    <>
      <LongField
        name="reason"
        label={words("reason")}
        hint={words("reasonHint")}
        rows={4}
        maxLength={400}
        data-first
      />
      <div className="pair">
        <SelectField
          name="theatreId"
          label={words("theatre")}
          value={theatre}
          onChange={(event) => setTheatre(event.currentTarget.value)}
          options={[{ value: "", label: words("noTheatre") }, ...theatres]}
        />
        {theatre !== "" && (
          <TextField
            name="minutes"
            label={words("minutes")}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
            defaultValue={MINUTES}
          />
        )}
      </div>
    </>
  );
}
