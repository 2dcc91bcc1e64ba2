"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";

/** Ends a privilege with a date. */
export function EndPrivilegeForm({ privilegeId, today }: { privilegeId: string; today: string }) {
  const words = useTranslations("Practice.privileges");
  const client = useTRPCClient();
  return (
    <details className="rule-end">
      <summary className="btn">{words("end")}</summary>
      <Form
        plain
        action={words("endAction")}
        send={(values) =>
          client.catalogue.endPrivilege.mutate({ privilegeId, lastDate: textOf(values, "lastDate") })
        }
      >
        <TextField name="lastDate" type="date" label={words("lastDate")} defaultValue={today} required />
      </Form>
    </details>
  );
}
