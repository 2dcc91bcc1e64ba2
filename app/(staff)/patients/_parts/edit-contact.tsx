"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckField, HourField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { hourOrNull } from "#app/_forms/hours.ts";
import { chosenOf, optional } from "#app/_forms/values.ts";
import { channels, coverLines, type PatientView } from "#server/identity/patient-schemas.ts";
import { EditPart } from "./edit-part.tsx";

type Props = { patient: PatientView; label: ReactNode; className?: string };

const days = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** How to reach her safely. Cover line and channel are picked from lists: there is nothing to write about her. */
export function EditContact({ patient, label, className }: Props) {
  const words = useTranslations("Patients.contact");
  const covers = useTranslations("Patients.coverNames");
  const names = useTranslations("Patients.days.names");
  const { contact } = patient;
  const read = (values: FormData) => ({
    contact: {
      channel: chosenOf(values, "contact.channel", channels) ?? "none",
      safeFromMinute: hourOrNull(values, "contact.safeFromMinute"),
      safeToMinute: hourOrNull(values, "contact.safeToMinute"),
      safeWeekdays: values.getAll("contact.safeWeekdays").map(Number),
      voicemail: values.getAll("contact.paper").includes("voicemail"),
      letters: values.getAll("contact.paper").includes("letters"),
      nameToUse: optional(values, "contact.nameToUse"),
      phoneWord: optional(values, "contact.phoneWord"),
      coverLine: chosenOf(values, "contact.coverLine", coverLines) ?? "none",
    },
  });
  return (
    <EditPart
      patient={patient}
      label={label}
      title={words("title")}
      save={words("save")}
      read={read}
      {...(className ? { className } : {})}
    >
      <div className="pair">
        <TextField
          name="contact.nameToUse"
          label={words("nameToUse")}
          hint={words("nameHint")}
          defaultValue={contact.nameToUse ?? ""}
          autoComplete="off"
        />
        <TextField
          name="contact.phoneWord"
          label={words("phoneWord")}
          hint={words("phoneWordHint")}
          defaultValue={contact.phoneWord ?? ""}
          autoComplete="off"
        />
      </div>
      <div className="pair">
        <HourField
          name="contact.safeFromMinute"
          label={words("from")}
          hint={words("hoursHint")}
          minute={contact.safeFromMinute}
        />
        <HourField name="contact.safeToMinute" label={words("to")} minute={contact.safeToMinute} />
      </div>
      <CheckField
        name="contact.safeWeekdays"
        legend={words("days")}
        chosen={contact.safeWeekdays.map(String)}
        options={days.map((day) => ({ value: day, label: names(day) }))}
      />
      <SelectField
        name="contact.coverLine"
        label={words("cover")}
        defaultValue={contact.coverLine}
        options={coverLines.map((value) => ({ value, label: covers(value) }))}
      />
      <SelectField
        name="contact.channel"
        label={words("channel")}
        hint={words("channelHint")}
        defaultValue={contact.channel}
        options={channels.map((value) => ({ value, label: words(`channels.${value}`) }))}
      />
      <CheckField
        name="contact.paper"
        legend={words("paper")}
        chosen={(["voicemail", "letters"] as const).filter((one) => contact[one])}
        options={(["voicemail", "letters"] as const).map((value) => ({ value, label: words(value) }))}
      />
    </EditPart>
  );
}
