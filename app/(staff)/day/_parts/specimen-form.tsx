"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** What was sent to be looked at: it stays open until she has been told. */
export function SpecimenForm({ caseId, patientName }: { caseId: string; patientName: string }) {
  const words = useTranslations("Day.specimen");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={words("send")}
      title={words("sendTitle", { name: patientName })}
      close={words("leave")}
      action={words("keep")}
      send={(values) => client.cases.sendSpecimen.mutate({ caseId, what: textOf(values, "what") })}
      done={() => toast(words("kept"))}
    >
      <TextField
        name="what"
        label={words("what")}
        hint={words("whatHint")}
        maxLength={120}
        autoComplete="off"
      />
    </ButtonForm>
  );
}
