"use client";

import { useTranslations } from "next-intl";
import { CheckField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { SiteView } from "#server/practice/schemas.ts";

/** Adds a site, or changes one. Its clock and law can change only while nothing was booked there. `places`: those with rules of their own. */
export function SiteForm({ site, places }: { site?: SiteView; places: readonly string[] }) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();

  async function send(values: FormData) {
    const told = {
      name: textOf(values, "name"),
      zone: textOf(values, "zone"),
      jurisdiction: textOf(values, "jurisdiction"),
      address: textOf(values, "address"),
      directions: textOf(values, "directions"),
      phone: textOf(values, "phone"),
      emergencyNumber: textOf(values, "emergencyNumber"),
      abuseLine: optional(values, "abuseLine"),
      afterHoursPhone: optional(values, "afterHoursPhone"),
    };
    if (site)
      await client.practice.editSite.mutate({ ...told, siteId: site.siteId, active: values.has("active") });
    else await client.practice.addSite.mutate(told);
  }

  return (
    <Form send={send} action={site ? words("saveSite") : words("addSite")}>
      <div className="pair">
        <TextField name="name" label={words("siteName")} defaultValue={site?.name} required />
        <TextField name="address" label={words("siteAddress")} defaultValue={site?.address} required />
      </div>
      <div className="pair">
        <TextField
          name="zone"
          label={words("zone")}
          hint={words("zoneHint")}
          defaultValue={site?.zone}
          required
        />
        <TextField
          name="jurisdiction"
          label={words("jurisdiction")}
          hint={words("jurisdictionHint", { places: places.join(", ") || "none" })}
          defaultValue={site?.jurisdiction}
          required
        />
      </div>
      <TextField name="directions" label={words("directions")} defaultValue={site?.directions} />
      <div className="pair">
        <TextField name="phone" type="tel" label={words("phone")} defaultValue={site?.phone} required />
        <TextField
          name="emergencyNumber"
          type="tel"
          label={words("emergencyNumber")}
          defaultValue={site?.emergencyNumber}
          required
        />
      </div>
      <TextField
        name="abuseLine"
        type="tel"
        label={words("abuseLine")}
        defaultValue={site?.abuseLine ?? ""}
      />
      <TextField
        name="afterHoursPhone"
        type="tel"
        label={words("afterHoursPhone")}
        hint={words("afterHoursHint")}
        defaultValue={site?.afterHoursPhone ?? ""}
      />
      {site && (
        <CheckField
          name="active"
          legend={words("state")}
          options={[{ value: "active", label: words("siteOpen") }]}
          chosen={site.active ? ["active"] : []}
        />
      )}
    </Form>
  );
}
