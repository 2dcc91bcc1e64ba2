"use client";

import { useTranslations } from "next-intl";
import { HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { AddHours, SiteView } from "#server/practice/schemas.ts";
import { useEachWeekday, WeekdaysField } from "./weekdays.tsx";

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
  const each = useEachWeekday((hours: AddHours) => client.practice.addHours.mutate(hours));
  const send = (values: FormData) =>
    each(values, (weekday) => ({
      resourceId,
      siteId: textOf(values, "siteId"),
      weekday,
      opensMinute: hourOf(values, "opensMinute"),
      closesMinute: hourOf(values, "closesMinute"),
      validFrom: textOf(values, "validFrom"),
      validTo: optional(values, "validTo"),
    }));

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
      <WeekdaysField />
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
