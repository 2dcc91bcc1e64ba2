"use client";

import { useTranslations } from "next-intl";
import { CheckField, type Option } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ProcedureView } from "#server/catalogue/schemas.ts";

/** Ticks the day cases that a procedure may be booked as. */
export function VariantsForm({
  procedure,
  options,
}: {
  procedure: ProcedureView;
  options: readonly Option[];
}) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const { procedureId, variants } = procedure;
  return (
    <Form
      plain
      action={words("saveTicks")}
      send={(values) =>
        client.catalogue.setVariants.mutate({
          procedureId,
          variantIds: values.getAll("variantIds").map(String),
        })
      }
    >
      <CheckField
        name="variantIds"
        legend={words("ticks")}
        options={options}
        chosen={variants.map(({ variantId }) => variantId)}
      />
    </Form>
  );
}
