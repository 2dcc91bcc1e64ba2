"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { CheckField, HourField, SelectField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { RotaView } from "#server/recovery/duty-schemas.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const ranks = [1, 2, 3] as const;

/** The same hours for one weekday or several. Ending before it starts means the next morning. */
export function DutyForm({ siteId, people }: Pick<RotaView, "siteId" | "people">) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  // Days that are written already when a later one is refused: the next try leaves them alone.
  const written = useRef(new Set<string>());

  async function send(values: FormData) {
    const chosen = values.getAll("weekday").map(Number);
    if (chosen.length === 0) throw new DomainFault("chooseDay", "weekday");
    for (const weekday of chosen) {
      const one = {
        ...{ siteId, weekday, staffId: textOf(values, "staffId"), rank: Number(textOf(values, "rank")) },
        startsMinute: hourOf(values, "startsMinute"),
        endsMinute: hourOf(values, "endsMinute"),
      };
      const key = JSON.stringify(one);
      if (written.current.has(key)) continue;
      await client.recovery.addDuty.mutate(one);
      written.current.add(key);
    }
    written.current.clear();
  }

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
      <CheckField
        name="weekday"
        legend={words("days")}
        chosen={["1", "2", "3", "4", "5"]}
        options={weekdays.map((day) => ({ value: String(day), label: words(`weekdays.${day}`) }))}
      />
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
