"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { LongField, SelectField } from "#app/_forms/fields.tsx";
import { chosenOf, lineOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { CancelOnDay } from "#server/pathway/day-cancel-schemas.ts";

// Types alone come from the schemas; a reason missing here does not compile.
const all: Record<CancelOnDay["reason"], true> = { clinical: true, patient_wish: true, not_prepared: true };
const reasons = Object.keys(all) as CancelOnDay["reason"][];

/** Calls an operation of today off before theatre: the kind of reason for all, the words for the team alone. */
export function CallOffForm({ bookingId, patientName }: { bookingId: string; patientName: string }) {
  const words = useTranslations("Day.callOff");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={
        <>
          {words("label")}
          <span className="hidden"> {patientName}</span>
        </>
      }
      className="btn plain"
      title={words("title", { name: patientName })}
      close={words("leave")}
      action={words("keep")}
      send={(values) => {
        const reason = chosenOf(values, "reason", reasons);
        if (!reason) throw new DomainFault("missing", "reason");
        return client.day.cancel.mutate({ bookingId, reason, words: lineOf(values, "words") });
      }}
      done={() => toast(words("done", { name: patientName }))}
    >
      <p className="soft">{words("means")}</p>
      <SelectField
        name="reason"
        label={words("reason")}
        data-first
        options={[
          { value: "", label: words("choose") },
          ...reasons.map((value) => ({ value, label: words(`reasons.${value}`) })),
        ]}
      />
      <LongField
        name="words"
        label={words("words")}
        hint={words("wordsHint")}
        rows={4}
        maxLength={400}
        data-first
      />
    </ButtonForm>
  );
}
