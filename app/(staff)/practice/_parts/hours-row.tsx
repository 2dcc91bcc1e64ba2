"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { timeText } from "#app/_format/index.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { minuteOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { HoursView } from "#server/practice/schemas.ts";

type Props = { row: HoursView; told: string; dates: string; today: string };

/** One weekly stretch: it can end, or change from a date on. Both lead to the bookings that no longer fit. */
export function HoursRow({ row, told, dates, today }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [open, setOpen] = useState<"no" | "change" | "end" | "done">("no");
  const { hoursId } = row;
  const done = () => setOpen("done");
  const keep = (
    <button type="button" className="btn" onClick={() => setOpen("no")}>
      {words("keep")}
    </button>
  );
  return (
    <li>
      <span>
        {told} <span className="soft">{dates}</span>
      </span>
      {open === "no" && (
        <span className="btns">
          <button type="button" className="btn" onClick={() => setOpen("change")}>
            {words("change")}
          </button>
          <button type="button" className="btn" onClick={() => setOpen("end")}>
            {words("end")}
          </button>
        </span>
      )}
      {open === "done" && <Link href={`/practice/closures?site=${row.siteId}`}>{words("seeHit")}</Link>}
      {open === "change" && (
        <Form
          action={words("change")}
          done={done}
          beside={keep}
          send={(values) =>
            client.practice.changeHours.mutate({
              hoursId,
              from: textOf(values, "from"),
              weekday: row.weekday,
              opensMinute: minuteOf(values, "opensMinute") ?? Number.NaN,
              closesMinute: minuteOf(values, "closesMinute") ?? Number.NaN,
            })
          }
        >
          <div className="pair">
            <TextField
              name="opensMinute"
              type="time"
              label={words("opens")}
              defaultValue={timeText(row.opensMinute)}
            />
            <TextField
              name="closesMinute"
              type="time"
              label={words("closes")}
              defaultValue={timeText(row.closesMinute)}
            />
          </div>
          <TextField name="from" type="date" label={words("from")} defaultValue={today} />
        </Form>
      )}
      {open === "end" && (
        <Form
          action={words("end")}
          done={done}
          beside={keep}
          send={(values) =>
            client.practice.endHours.mutate({ hoursId, lastDate: textOf(values, "lastDate") })
          }
        >
          <TextField name="lastDate" type="date" label={words("lastDate")} defaultValue={today} />
        </Form>
      )}
    </li>
  );
}
