"use client";

import { useTranslations } from "next-intl";
import { CheckField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { PoolView, ResourceView } from "#server/practice/schemas.ts";

/** Who or what a booking may take any one of. */
export function PoolForm({ pool, resources }: { pool?: PoolView; resources: readonly ResourceView[] }) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  return (
    <Form
      action={pool ? words("savePool") : words("addPool")}
      send={(values) => {
        const resourceIds = values.getAll("resourceIds").map(String);
        return pool
          ? client.practice.setPoolMembers.mutate({ poolId: pool.poolId, resourceIds })
          : client.practice.addPool.mutate({ name: textOf(values, "name"), resourceIds });
      }}
    >
      {!pool && <TextField name="name" label={words("name")} required />}
      <CheckField
        name="resourceIds"
        legend={words("members")}
        chosen={pool?.resourceIds ?? []}
        options={resources.map((one) => ({
          value: one.resourceId,
          label: `${one.name} (${words(`kinds.${one.kind}`)})`,
        }))}
      />
    </Form>
  );
}
