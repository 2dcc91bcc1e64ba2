"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { PatientView, UpdatePatient, Versions } from "#server/identity/patient-schemas.ts";

type Part = Omit<UpdatePatient, "patientId" | "versions">;
type Props = {
  patient: PatientView;
  /** The button that opens it, and what stands above the form. */
  label: ReactNode;
  title: string;
  save: string;
  className?: string;
  read: (values: FormData) => Part;
  children: ReactNode;
};

/**
 * One part of her record in a dialog: what was typed stays after an error, and what a colleague changed meanwhile is not overwritten. The versions are
 * those of the moment at which it was opened.
 */
export function EditPart({ patient, label, title, save, className = "btn plain", read, children }: Props) {
  const words = useTranslations("Patients");
  const client = useTRPCClient();
  const { patientId } = patient;
  const [versions, setVersions] = useState<Versions>(patient.versions);
  return (
    <ButtonForm
      label={label}
      className={className}
      opened={() => setVersions(patient.versions)}
      title={title}
      close={words("close")}
      action={save}
      send={(values) => client.patients.update.mutate({ patientId, ...read(values), versions })}
      done={() => toast(words("kept"))}
    >
      {children}
    </ButtonForm>
  );
}
