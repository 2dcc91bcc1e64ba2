"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import { EditPart } from "./edit-part.tsx";
import { languageName, languages } from "./language.ts";

type Props = { patient: PatientView; label: string };

/** Name, birth date, phone and the like. */
export function EditIdentity({ patient, label }: Props) {
  const words = useTranslations("Patients.identity");
  const read = (values: FormData) => ({
    identity: {
      givenName: textOf(values, "identity.givenName"),
      familyName: textOf(values, "identity.familyName"),
      birthDate: textOf(values, "identity.birthDate"),
      phone: optional(values, "identity.phone"),
      email: optional(values, "identity.email"),
      language: optional(values, "identity.language"),
      zone: optional(values, "identity.zone"),
    },
  });
  const known = patient.language && !languages.includes(patient.language) ? [patient.language] : [];
  const spoken = [...languages, ...known].map((value) => ({ value, label: languageName(value) }));
  const zones = Intl.supportedValuesOf("timeZone");
  const off = { autoComplete: "off", spellCheck: false } as const;
  return (
    <EditPart
      patient={patient}
      label={label}
      title={words("title")}
      save={words("save")}
      className="btn"
      read={read}
    >
      <div className="pair">
        <TextField
          name="identity.givenName"
          label={words("givenName")}
          defaultValue={patient.givenName}
          {...off}
        />
        <TextField
          name="identity.familyName"
          label={words("familyName")}
          defaultValue={patient.familyName}
          {...off}
        />
      </div>
      <TextField
        name="identity.birthDate"
        type="date"
        label={words("birthDate")}
        defaultValue={patient.birthDate ?? ""}
        {...off}
      />
      <div className="pair">
        <TextField
          name="identity.phone"
          type="tel"
          label={words("phone")}
          hint={words("phoneHint")}
          defaultValue={patient.phone ?? ""}
          {...off}
        />
        <TextField
          name="identity.email"
          type="email"
          label={words("email")}
          defaultValue={patient.email ?? ""}
          {...off}
        />
      </div>
      <div className="pair">
        <SelectField
          name="identity.language"
          label={words("language")}
          defaultValue={patient.language ?? ""}
          options={[
            { value: "", label: words("languageUnknown") },
            ...spoken.toSorted((a, b) => a.label.localeCompare(b.label)),
          ]}
        />
        <SelectField
          name="identity.zone"
          label={words("zone")}
          hint={words("zoneHint")}
          defaultValue={patient.zone ?? ""}
          options={[
            { value: "", label: words("sameClock") },
            ...zones.map((zone) => ({ value: zone, label: zone })),
          ]}
        />
      </div>
    </EditPart>
  );
}
