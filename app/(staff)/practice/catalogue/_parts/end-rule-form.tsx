"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { Lost } from "#server/catalogue/schemas.ts";
import { LostNotice } from "./lost-notice.tsx";

/** Ends a rule with a date. */
export function EndRuleForm({ policyRuleId, today }: { policyRuleId: string; today: string }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const [lost, setLost] = useState<readonly Lost[]>([]);
  return (
    <details className="rule-end">
      <summary className="btn">{words("endRule")}</summary>
      <LostNotice lost={lost} />
      <Form
        plain
        action={words("endRuleAction")}
        send={async (values) => {
          const lastDate = textOf(values, "lastDate");
          setLost((await client.catalogue.endPolicyRule.mutate({ policyRuleId, lastDate })).lost);
        }}
      >
        <TextField name="lastDate" type="date" label={words("lastDate")} defaultValue={today} required />
      </Form>
    </details>
  );
}
