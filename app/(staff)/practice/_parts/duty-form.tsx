"use client";

import { useTranslations } from "next-intl";
import { HourField, SelectField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { AddDuty, RotaView } from "#server/recovery/duty-schemas.ts";
import { useEachWeekday, WeekdaysField } from "./weekdays.tsx";

const ranks = [1, 2, 3] as const;

/** The same hours for one weekday or several. Ending before it starts means the next morning. */
export function DutyForm({ siteId, people }: Pick<RotaView, "siteId" | "people">) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const each = useEachWeekday((one: AddDuty) => client.recovery.addDuty.mutate(one));
  const send = (values: FormData) =>
    each(values, (weekday) => ({
      ...{ siteId, weekday, staffId: textOf(values, "staffId"), rank: Number(textOf(values, "rank")) },
      startsMinute: hourOf(values, "startsMinute"),
      endsMinute: hourOf(values, "endsMinute"),
    }));

  return (
    <Form send={send} action={words("duty.add")}>
      <div className="pair">
        <SelectField
          name="staffId"
          label={words("duty.who")}
          options={people.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        />
        <SelectField
          name="rank"
          label={words("duty.order")}
          options={ranks.map((rank) => ({ value: String(rank), label: words("duty.turn", { rank }) }))}
        />
      </div>
      <WeekdaysField />
      <div className="pair">
        <HourField
          name="startsMinute"
          label={words("duty.from")}
          hint={words("hourHint")}
          minute={8 * 60}
          required
        />
        <HourField name="endsMinute" label={words("duty.to")} minute={17 * 60} required />
      </div>
    </Form>
  );
}
