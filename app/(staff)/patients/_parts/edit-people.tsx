"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { maySays, type PatientView, personKinds } from "#server/identity/patient-schemas.ts";
import { EditPart } from "./edit-part.tsx";

type Kind = (typeof personKinds)[number];

/** Escort, emergency contact and whoever may be told: three people apart, each with what may be said. */
export function EditPeople({ patient, label }: { patient: PatientView; label: string }) {
  const words = useTranslations("Patients.people");
  const title = useTranslations("Patients.peopleForm");
  // An error names the place of a person among those sent; the fields take their names from that.
  const [sent, setSent] = useState<readonly Kind[]>([]);
  const nameOf = (kind: Kind, field: string) =>
    `people.${sent.includes(kind) ? sent.indexOf(kind) : kind}.${field}`;
  const read = (values: FormData) => {
    const kinds = personKinds.filter(
      (kind) => textOf(values, nameOf(kind, "name")) || textOf(values, nameOf(kind, "phone")),
    );
    const people = kinds.map((kind) => ({
      kind,
      name: textOf(values, nameOf(kind, "name")),
      phone: optional(values, nameOf(kind, "phone")),
      maySay: chosenOf(values, nameOf(kind, "maySay"), maySays) ?? "nothing",
    }));
    setSent(kinds);
    return { people };
  };
  return (
    <EditPart patient={patient} label={label} title={title("title")} save={title("save")} read={read}>
      {personKinds.map((kind) => {
        const person = patient.people.find((one) => one.kind === kind);
        return (
          <fieldset key={kind} className="person-fields">
            <legend>{words(`kinds.${kind}`)}</legend>
            <p className="small soft">{words(`kindHints.${kind}`)}</p>
            <div className="pair">
              <TextField
                name={nameOf(kind, "name")}
                label={words("name")}
                defaultValue={person?.name ?? ""}
                autoComplete="off"
              />
              <TextField
                name={nameOf(kind, "phone")}
                type="tel"
                label={words("phone")}
                defaultValue={person?.phone ?? ""}
                autoComplete="off"
              />
            </div>
            <SelectField
              name={nameOf(kind, "maySay")}
              label={words("maySay")}
              defaultValue={person?.maySay ?? "nothing"}
              options={maySays.map((value) => ({ value, label: words(`says.${value}`) }))}
            />
          </fieldset>
        );
      })}
      <p className="small soft">{words("empty")}</p>
    </EditPart>
  );
}
