"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { Limits } from "#server/recovery/duty-schemas.ts";

const urgencies = ["emergency", "urgent", "silent", "routine"] as const;

/** After how many minutes what nobody has taken goes to the next on duty. */
export function LimitsForm({ siteId, limits }: { siteId: string; limits: Limits }) {
  const words = useTranslations("Practice.duty");
  const client = useTRPCClient();
  return (
    <Form
      action={words("setLimits")}
      send={(values) => {
        const minutes = (one: (typeof urgencies)[number]) => Number(textOf(values, one));
        return client.recovery.setLimits.mutate({
          siteId,
          ...{ emergency: minutes("emergency"), urgent: minutes("urgent") },
          ...{ silent: minutes("silent"), routine: minutes("routine") },
        });
      }}
    >
      <div className="pair">
        {urgencies.map((one) => (
          <TextField
            key={one}
            name={one}
            label={words(`minutes.${one}`)}
            type="number"
            min={1}
            max={10_080}
            inputMode="numeric"
            defaultValue={limits[one]}
            required
          />
        ))}
      </div>
    </Form>
  );
}
