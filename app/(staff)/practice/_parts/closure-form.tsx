"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { closureReasons, type ResourceView, type SiteView } from "#server/practice/schemas.ts";

type Props = { sites: readonly SiteView[]; resources: readonly ResourceView[]; today: string };

/** Shuts, or opens out of turn, a whole site or one room or person there, on the site's wall clock. */
export function ClosureForm({ sites, resources, today }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  return (
    <Form
      action={words("addClosure")}
      send={(values) =>
        client.practice.addClosure.mutate({
          siteId: textOf(values, "siteId"),
          resourceId: optional(values, "resourceId"),
          kind: textOf(values, "kind") === "opening" ? "opening" : "closure",
          reason: chosenOf(values, "reason", closureReasons) ?? "other",
          from: `${textOf(values, "from")}T${textOf(values, "fromTime")}`,
          to: `${textOf(values, "to")}T${textOf(values, "toTime")}`,
        })
      }
    >
      <div className="pair">
        <SelectField
          name="kind"
          label={words("kind")}
          options={(["closure", "opening"] as const).map((value) => ({
            value,
            label: words(`closureKinds.${value}`),
          }))}
        />
        <SelectField
          name="reason"
          label={words("reason")}
          options={closureReasons.map((value) => ({ value, label: words(`reasons.${value}`) }))}
        />
      </div>
      <div className="pair">
        <SelectField
          name="siteId"
          label={words("site")}
          options={sites.map((site) => ({ value: site.siteId, label: site.name }))}
        />
        <SelectField
          name="resourceId"
          label={words("who")}
          options={[
            { value: "", label: words("wholeSite") },
            ...resources.map((one) => ({ value: one.resourceId, label: one.name })),
          ]}
        />
      </div>
      <div className="pair">
        <TextField name="from" type="date" label={words("from")} defaultValue={today} required />
        <TextField name="fromTime" type="time" label={words("at")} defaultValue="08:00" required />
      </div>
      <div className="pair">
        <TextField name="to" type="date" label={words("to")} defaultValue={today} required />
        <TextField name="toTime" type="time" label={words("at")} defaultValue="18:00" required />
      </div>
    </Form>
  );
}
