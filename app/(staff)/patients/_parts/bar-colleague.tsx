"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { ColleagueView } from "#server/identity/staff-schemas.ts";

type Props = { patientId: string; colleagues: readonly ColleagueView[] };

/** Sets a bar at her request; what it does stands in the dialog. */
export function BarColleague({ patientId, colleagues }: Props) {
  const words = useTranslations("Patients.bars");
  const leave = useTranslations("Patients")("close");
  const client = useTRPCClient();

  async function send(values: FormData) {
    const staffId = textOf(values, "staffId");
    const colleague = colleagues.find((one) => one.staffId === staffId);
    if (!colleague) throw new DomainFault("missing", "staffId");
    await client.patients.barStaff.mutate({ patientId, staffId });
    toast(words("barred", { name: colleague.name }));
  }

  return (
    <ButtonForm
      label={words("add")}
      className="btn plain"
      title={words("add")}
      close={leave}
      action={words("action")}
      send={send}
    >
      <p>{words("means")}</p>
      <SelectField
        name="staffId"
        label={words("who")}
        options={[
          { value: "", label: words("choose") },
          ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: name })),
        ]}
      />
    </ButtonForm>
  );
}
