"use client";

import { useTranslations } from "next-intl";
import { hour } from "#app/_format/index.ts";
import { minuteOfHour } from "#app/_format/read.ts";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { HourField } from "#app/_forms/fields.tsx";
import { hourOf } from "#app/_forms/hours.ts";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { DayStep } from "#server/pathway/day-schemas.ts";
import { momentOf } from "./moment.ts";

type Props = {
  bookingId: string;
  patientName: string;
  step: DayStep;
  at: string;
  byName: string;
  before: string | null;
  zone: string;
};

/** When a step really was; a tap corrects it. */
export function StepTime({ bookingId, patientName, step, at, byName, before, zone }: Props) {
  const words = useTranslations("Day");
  const client = useTRPCClient();
  const name = words(`steps.${step}`);
  const time = hour(at, zone);

  async function send(values: FormData) {
    hourOf(values, "at");
    const meant = momentOf({ at, before, zone }, textOf(values, "at"));
    if (meant === null) throw new DomainFault("badHour", "at");
    await client.day.correct.mutate({ bookingId, step, at: meant });
    toast(words("corrected", { step: name, time: hour(meant, zone) }));
  }

  return (
    <ButtonForm
      label={
        <>
          <span className="hidden">{words("correct", { step: name, time })}</span>
          <span aria-hidden="true">
            <b className="time">{time}</b> {name}
          </span>
        </>
      }
      className="btn plain day-time"
      title={words("correctTitle", { name: patientName, step: name })}
      close={words("leave")}
      action={words("correctAction")}
      send={send}
    >
      {byName && <p className="soft">{words("tappedBy", { name: byName })}</p>}
      <HourField
        name="at"
        label={words("hour")}
        hint={words("correctHint")}
        minute={minuteOfHour(time)}
        required
      />
    </ButtonForm>
  );
}
