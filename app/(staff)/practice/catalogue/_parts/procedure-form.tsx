"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CheckField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ProcedureView } from "#server/catalogue/schemas.ts";

/** Adds a procedure, or changes what one is called and which rules hold for it. */
export function ProcedureForm({ procedure }: { procedure?: ProcedureView }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const router = useRouter();

  async function send(values: FormData) {
    const marks = values.getAll("marks");
    const told = {
      name: textOf(values, "name"),
      code: textOf(values, "code"),
      specialty: textOf(values, "specialty"),
      policyGroup: textOf(values, "policyGroup"),
      sensitive: marks.includes("sensitive"),
      policyControlled: marks.includes("policyControlled"),
    };
    if (procedure)
      await client.catalogue.editProcedure.mutate({ ...told, procedureId: procedure.procedureId });
    else router.push(`/practice/catalogue/${(await client.catalogue.addProcedure.mutate(told)).procedureId}`);
  }

  return (
    <Form send={send} action={words(procedure ? "saveProcedure" : "addProcedure")}>
      <div className="pair">
        <TextField name="name" label={words("name")} defaultValue={procedure?.name} required />
        <TextField name="code" label={words("code")} defaultValue={procedure?.code} />
      </div>
      <div className="pair">
        <TextField name="specialty" label={words("specialty")} defaultValue={procedure?.specialty} />
        <TextField
          name="policyGroup"
          label={words("group")}
          hint={words("groupHint")}
          defaultValue={procedure?.policyGroup}
          autoCapitalize="none"
        />
      </div>
      <CheckField
        name="marks"
        legend={words("marks")}
        chosen={
          procedure
            ? [procedure.sensitive && "sensitive", procedure.policyControlled && "policyControlled"].filter(
                (one) => one !== false,
              )
            : ["sensitive"]
        }
        options={[
          { value: "sensitive", label: words("sensitiveMeans") },
          { value: "policyControlled", label: words("controlledMeans") },
        ]}
      />
      <p className="small soft">{words("marksStay")}</p>
    </Form>
  );
}
