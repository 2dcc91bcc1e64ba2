"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HourField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { HoursView } from "#server/practice/schemas.ts";

/** `hours`: its stretch of the day; `about`: where, and from when to when it holds. */
type Props = { row: HoursView; hours: string; about: string; today: string };

/** One weekly stretch: it can end, or change from a date on. Both lead to the bookings that no longer fit. */
export function HoursRow({ row, hours, about, today }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [open, setOpen] = useState<"no" | "change" | "end" | "done">("no");
  const { hoursId } = row;
  const weekday = words(`weekdays.${row.weekday as 1}`);
  const done = () => setOpen("done");
  const keep = (
    <button type="button" className="btn" onClick={() => setOpen("no")}>
      {words("keep")}
    </button>
  );
  return (
    <li>
      <span>{weekday}</span>
      <span>
        <span className="time">{hours}</span> <span className="small soft">{about}</span>
      </span>
      {open === "no" && (
        <span className="btns">
          <button type="button" className="btn" onClick={() => setOpen("change")}>
            {words("change")}
            <span className="hidden"> {weekday}</span>
          </button>
          <button type="button" className="btn" onClick={() => setOpen("end")}>
            {words("end")}
            <span className="hidden"> {weekday}</span>
          </button>
        </span>
      )}
      {open === "done" && (
        <Link prefetch={false} href={`/practice/closures?site=${row.siteId}`}>
          {words("seeHit")}
        </Link>
      )}
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
              opensMinute: hourOf(values, "opensMinute"),
              closesMinute: hourOf(values, "closesMinute"),
            })
          }
        >
          <div className="pair">
            <HourField
              name="opensMinute"
              label={words("opens")}
              hint={words("hourHint")}
              minute={row.opensMinute}
            />
            <HourField name="closesMinute" label={words("closes")} minute={row.closesMinute} />
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
