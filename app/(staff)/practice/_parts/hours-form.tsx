"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { CheckField, HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { SiteView } from "#server/practice/schemas.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The same hours for one weekday or several. Closing before opening means the next morning. */
export function HoursForm({
  resourceId,
  sites,
  today,
}: {
  resourceId: string;
  sites: readonly SiteView[];
  today: string;
}) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();

  // Days that are written already when a later one is refused: the next try leaves them alone.
  const written = useRef(new Set<string>());

  async function send(values: FormData) {
    const weekdays = values.getAll("weekday").map(Number);
    if (weekdays.length === 0) throw new DomainFault("chooseDay", "weekday");
    for (const weekday of weekdays) {
      const hours = {
        resourceId,
        siteId: textOf(values, "siteId"),
        weekday,
        opensMinute: hourOf(values, "opensMinute"),
        closesMinute: hourOf(values, "closesMinute"),
        validFrom: textOf(values, "validFrom"),
        validTo: optional(values, "validTo"),
      };
      const key = JSON.stringify(hours);
      if (written.current.has(key)) continue;
      await client.practice.addHours.mutate(hours);
      written.current.add(key);
    }
    written.current.clear();
  }

  return (
    <Form send={send} action={words("addHours")}>
      <SelectField
        name="siteId"
        label={words("site")}
        options={sites.map((site) => ({
          value: site.siteId,
          label: words("siteOnClock", { site: site.name, zone: site.zone }),
        }))}
      />
      <CheckField
        name="weekday"
        legend={words("days")}
        chosen={["1", "2", "3", "4", "5"]}
        options={weekdays.map((day) => ({ value: String(day), label: words(`weekdays.${day}`) }))}
      />
      <div className="pair">
        <HourField
          name="opensMinute"
          label={words("opens")}
          hint={words("hourHint")}
          minute={8 * 60}
          required
        />
        <HourField name="closesMinute" label={words("closes")} minute={17 * 60} required />
      </div>
      <div className="pair">
        <TextField name="validFrom" type="date" label={words("from")} defaultValue={today} required />
        <TextField name="validTo" type="date" label={words("to")} hint={words("toHint")} />
      </div>
    </Form>
  );
}
