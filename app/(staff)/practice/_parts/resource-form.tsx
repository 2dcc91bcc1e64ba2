"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import {
  isPerson,
  type PoolView,
  personKinds,
  ResourceKind,
  roomKinds,
  type SiteView,
} from "#server/practice/schemas.ts";

type Props = {
  sites: readonly SiteView[];
  pools: readonly PoolView[];
  staff: readonly { staffId: string; name: string }[];
};

/** Adds a room, a piece of equipment, or a person who can be booked. */
export function ResourceForm({ sites, pools, staff }: Props) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [kind, setKind] = useState<ResourceKind>("theatre");
  const person = isPerson(kind);
  return (
    <Form
      action={words("addResource")}
      send={(values) =>
        client.practice.addResource.mutate({
          kind,
          name: textOf(values, "name"),
          siteId: person ? null : optional(values, "siteId"),
          staffId: person ? optional(values, "staffId") : null,
          poolIds: values.getAll("poolIds").map(String),
        })
      }
    >
      <div className="pair">
        <SelectField
          name="kind"
          label={words("kind")}
          value={kind}
          onChange={(event) => setKind(ResourceKind.parse(event.target.value))}
          options={[...roomKinds, ...personKinds].map((value) => ({ value, label: words(`kinds.${value}`) }))}
        />
        <TextField name="name" label={words("name")} required />
      </div>
      {person ? (
        <SelectField
          name="staffId"
          label={words("worksAs")}
          hint={words("worksAsHint")}
          options={[
            { value: "", label: words("nobody") },
            ...staff.map((one) => ({ value: one.staffId, label: one.name })),
          ]}
        />
      ) : (
        <SelectField
          name="siteId"
          label={words("site")}
          options={sites.map((site) => ({ value: site.siteId, label: site.name }))}
        />
      )}
      <CheckField
        name="poolIds"
        legend={words("pools")}
        options={pools.map((pool) => ({ value: pool.poolId, label: pool.name }))}
      />
    </Form>
  );
}
