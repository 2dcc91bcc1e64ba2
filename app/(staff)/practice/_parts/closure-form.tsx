"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { wallClockOf } from "#app/_forms/hours.ts";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { closureReasons, type ResourceView, type SiteView } from "#server/practice/schemas.ts";
import { proposedHours } from "./closure-hours.ts";

const kinds = ["closure", "opening"] as const;
type Props = { sites: readonly SiteView[]; resources: readonly ResourceView[]; today: string };

/** Shuts, or opens out of turn, a whole site or one room or person there, on the site's wall clock. */
export function ClosureForm({ sites, resources, today }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [siteId, setSite] = useState(sites[0]?.siteId ?? "");
  // Somebody without hours yet may work anywhere.
  const here = resources.filter(({ siteIds }) => siteIds.length === 0 || siteIds.includes(siteId));
  const [kind, setKind] = useState<(typeof kinds)[number]>("closure");
  const [chosen, setChosen] = useState("");
  const resourceId = here.some((one) => one.resourceId === chosen) ? chosen : "";
  const hours = proposedHours(kind, resourceId);
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(today);
  return (
    <Form
      action={words(`closureActs.${kind}`)}
      done={() => toast(words(`closureDone.${kind}`))}
      send={(values) =>
        client.practice.addClosure.mutate({
          siteId: textOf(values, "siteId"),
          resourceId: optional(values, "resourceId"),
          kind,
          reason: chosenOf(values, "reason", closureReasons) ?? "other",
          from: wallClockOf(values, "from", "fromTime"),
          to: wallClockOf(values, "to", "toTime"),
        })
      }
    >
      <div className="pair">
        <SelectField
          name="kind"
          label={words("kind")}
          value={kind}
          onChange={(event) => setKind(event.target.value === "opening" ? "opening" : "closure")}
          options={kinds.map((value) => ({ value, label: words(`kindChoices.${value}`) }))}
        />
        <SelectField
          name="reason"
          label={words("reason")}
          options={closureReasons.map((value) => ({ value, label: words(`reasonChoices.${value}`) }))}
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
          value={resourceId}
          onChange={(event) => setChosen(event.target.value)}
          options={[
            { value: "", label: words("wholeSite") },
            ...here.map((one) => ({ value: one.resourceId, label: one.name })),
          ]}
        />
      </div>
      <div className="pair">
        <TextField
          name="from"
          type="date"
          label={words("from")}
          value={first}
          onChange={({ target }) => {
            setFirst(target.value);
            if (last < target.value) setLast(target.value);
          }}
          required
        />
        <HourField
          key={hours.from}
          name="fromTime"
          label={words("fromHour")}
          hint={words("hourHint")}
          minute={hours.from}
          required
        />
      </div>
      <div className="pair">
        <TextField
          name="to"
          type="date"
          label={words("to")}
          value={last}
          onChange={({ target }) => setLast(target.value)}
          required
        />
        <HourField key={hours.to} name="toTime" label={words("toHour")} minute={hours.to} required />
      </div>
    </Form>
  );
}
