"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
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
  const router = useRouter();
  const [seen, setSeen] = useState<Versions | null>(null);
  const close = () => setSeen(null);
  return (
    <>
      <button type="button" className={className} onClick={() => setSeen(patient.versions)}>
        {label}
      </button>
      {seen && (
        <Dialog title={title} close={words("close")} onClose={close}>
          <Form
            action={save}
            send={(values) =>
              client.patients.update.mutate({ patientId: patient.patientId, ...read(values), versions: seen })
            }
            done={() => {
              close();
              toast(words("kept"));
              router.refresh();
            }}
            beside={
              <button type="button" className="btn" onClick={close}>
                {words("close")}
              </button>
            }
          >
            {children}
          </Form>
        </Dialog>
      )}
    </>
  );
}
