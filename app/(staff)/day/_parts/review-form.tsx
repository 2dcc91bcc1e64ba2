"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { LongField } from "#app/_forms/fields.tsx";
import { lineOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** A second person says what she or he thinks of an emergency. */
export function ReviewForm({ caseId, patientName }: { caseId: string; patientName: string }) {
  const words = useTranslations("Day.emergency");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={
        <>
          {words("review")}
          <span className="hidden"> {patientName}</span>
        </>
      }
      title={words("reviewTitle")}
      close={words("close")}
      action={words("reviewKeep")}
      send={(values) => client.cases.reviewEmergency.mutate({ caseId, words: lineOf(values, "words") })}
      done={() => toast(words("reviewed"))}
    >
      <LongField
        name="words"
        label={words("reviewWords")}
        hint={words("reviewHint")}
        rows={4}
        maxLength={400}
        data-first
      />
    </ButtonForm>
  );
}
