"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { type Option, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

type Props = {
  today: string;
  surgeons: readonly Option[];
  specialties: readonly string[];
  procedures: readonly Option[];
};

const [SPECIALTY, PROCEDURE] = ["specialty/", "procedure/"];

/** Records what a surgeon is qualified for: a whole specialty, or one procedure. */
export function PrivilegeForm({ today, surgeons, specialties, procedures }: Props) {
  const words = useTranslations("Practice.privileges");
  const client = useTRPCClient();
  const [added, setAdded] = useState(0);

  async function send(values: FormData) {
    const what = textOf(values, "procedureId");
    const staffId = textOf(values, "staffId");
    if (!staffId) throw new DomainFault("missing", "staffId");
    if (!what) throw new DomainFault("missing", "procedureId");
    await client.catalogue.addPrivilege.mutate({
      staffId,
      specialty: what.startsWith(SPECIALTY) ? what.slice(SPECIALTY.length) : null,
      procedureId: what.startsWith(PROCEDURE) ? what.slice(PROCEDURE.length) : null,
      validFrom: textOf(values, "validFrom"),
      validUntil: optional(values, "validUntil"),
      source: textOf(values, "source"),
    });
    toast(words("added"));
    setAdded((before) => before + 1);
  }

  return (
    <Form key={added} send={send} action={words("add")}>
      <div className="pair">
        <SelectField
          name="staffId"
          label={words("surgeon")}
          options={[{ value: "", label: words("choose") }, ...surgeons]}
        />
        <SelectField
          name="procedureId"
          label={words("what")}
          options={[
            { value: "", label: words("choose") },
            ...specialties.map((one) => ({
              value: `${SPECIALTY}${one}`,
              label: words("all", { specialty: one }),
            })),
            ...procedures.map(({ value, label }) => ({ value: `${PROCEDURE}${value}`, label })),
          ]}
        />
      </div>
      <div className="pair">
        <TextField name="validFrom" type="date" label={words("validFrom")} defaultValue={today} required />
        <TextField name="validUntil" type="date" label={words("validUntil")} hint={words("open")} />
      </div>
      <TextField name="source" label={words("source")} hint={words("sourceHint")} maxLength={200} required />
    </Form>
  );
}
