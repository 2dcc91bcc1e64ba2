"use client";

import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

type Props = { caseId: string; specimenId: string; patientName: string; step: "seen" | "told" };

/** The next thing to happen to a specimen: its result is seen, then she is told. */
export function SpecimenStep({ caseId, specimenId, patientName, step }: Props) {
  const words = useTranslations("Day.specimen");
  const client = useTRPCClient();
  return (
    <Form
      action={words(step === "seen" ? "see" : "tell")}
      plain
      send={() => client.cases.specimen.mutate({ caseId, specimenId, step })}
      done={() => toast(words(step, { name: patientName }))}
    />
  );
}
