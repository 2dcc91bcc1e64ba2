"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { timeText } from "#app/_format/index.ts";
import { HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { closureReasons, type ResourceView, type SiteView } from "#server/practice/schemas.ts";

type Props = { sites: readonly SiteView[]; resources: readonly ResourceView[]; today: string };

/** Shuts, or opens out of turn, a whole site or one room or person there, on the site's wall clock. */
export function ClosureForm({ sites, resources, today }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [siteId, setSite] = useState(sites[0]?.siteId ?? "");
  // Somebody without hours yet may work anywhere.
  const here = resources.filter(({ siteIds }) => siteIds.length === 0 || siteIds.includes(siteId));
  return (
    <Form
      action={words("addClosure")}
      send={(values) =>
        client.practice.addClosure.mutate({
          siteId: textOf(values, "siteId"),
          resourceId: optional(values, "resourceId"),
          kind: textOf(values, "kind") === "opening" ? "opening" : "closure",
          reason: chosenOf(values, "reason", closureReasons) ?? "other",
          from: `${textOf(values, "from")}T${timeText(hourOf(values, "fromTime"))}`,
          to: `${textOf(values, "to")}T${timeText(hourOf(values, "toTime"))}`,
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
          value={siteId}
          onChange={(event) => setSite(event.target.value)}
          options={sites.map(({ siteId: value, name: site, zone }) => ({
            value,
            label: words("siteOnClock", { site, zone }),
          }))}
        />
        <SelectField
          name="resourceId"
          label={words("who")}
          options={[
            { value: "", label: words("wholeSite") },
            ...here.map((one) => ({ value: one.resourceId, label: one.name })),
          ]}
        />
      </div>
      <div className="pair">
        <TextField name="from" type="date" label={words("from")} defaultValue={today} required />
        <HourField name="fromTime" label={words("at")} hint={words("hourHint")} minute={8 * 60} required />
      </div>
      <div className="pair">
        <TextField name="to" type="date" label={words("to")} defaultValue={today} required />
        <HourField name="toTime" label={words("at")} minute={18 * 60} required />
      </div>
    </Form>
  );
}
