"use client";

import { useTranslations } from "next-intl";
import { CheckField, type Option } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

type Props = { procedures: readonly Option[]; chosen: readonly string[] };

export function NotMineForm({ procedures, chosen }: Props) {
  const words = useTranslations("Case.notMine");
  const client = useTRPCClient();
  return (
    <Form
      action={words("save")}
      send={async (values) => {
        await client.catalogue.setOptOuts.mutate({ procedureIds: values.getAll("procedureIds").map(String) });
        toast(words("saved"));
      }}
    >
      <CheckField name="procedureIds" legend={words("legend")} options={procedures} chosen={chosen} />
    </Form>
  );
}
