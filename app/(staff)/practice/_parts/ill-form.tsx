"use client";

import { useTranslations } from "next-intl";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { ResourceView } from "#server/practice/schemas.ts";

/** Somebody called in ill: nothing more is booked with them today, and what is booked is listed. */
export function IllForm({ people, today }: { people: readonly ResourceView[]; today: string }) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  return (
    <Form
      action={words("illAction")}
      send={async (values) => {
        const until = optional(values, "until");
        const who = people.find((one) => one.resourceId === textOf(values, "resourceId"));
        if (!who) throw new DomainFault("missing", "resourceId");
        await client.practice.illToday.mutate({ resourceId: who.resourceId, ...(until ? { until } : {}) });
        toast(words("illDone", { name: who.name }));
      }}
    >
      <div className="pair">
        <SelectField
          name="resourceId"
          label={words("who")}
          options={[
            { value: "", label: words("illChoose") },
            ...people.map((one) => ({ value: one.resourceId, label: one.name })),
          ]}
        />
        <TextField name="until" type="date" label={words("illUntil")} min={today} defaultValue={today} />
      </div>
    </Form>
  );
}
