"use client";

import { useTranslations } from "next-intl";
import { CheckField } from "#app/_forms/fields.tsx";
import { needFlags, type PatientView } from "#server/identity/patient-schemas.ts";
import { EditPart } from "./edit-part.tsx";

export function EditFlags({ patient, label }: { patient: PatientView; label: string }) {
  const words = useTranslations("Patients.flagsForm");
  const names = useTranslations("Patients.flags.names");
  return (
    <EditPart
      patient={patient}
      label={label}
      title={words("title")}
      save={words("save")}
      read={(values) => ({ flags: needFlags.filter((flag) => values.getAll("flags").includes(flag)) })}
    >
      <CheckField
        name="flags"
        legend={words("legend")}
        chosen={patient.flags}
        options={needFlags.map((value) => ({ value, label: names(value) }))}
      />
    </EditPart>
  );
}
