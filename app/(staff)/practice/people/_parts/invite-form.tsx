"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { StaffAccess } from "#server/identity/staff-schemas.ts";
import { CodeNote } from "./code-note.tsx";
import { RolesField, rolesOf } from "./roles-field.tsx";

/** A new colleague: name, sign-in name, roles. The code is shown once, in the place of the form. */
export function InviteForm({ zone }: { zone: string }) {
  const words = useTranslations("People");
  const client = useTRPCClient();
  const router = useRouter();
  const [given, setGiven] = useState<{ name: string; access: StaffAccess } | null>(null);

  if (given) {
    const done = () => {
      setGiven(null);
      router.refresh();
    };
    return <CodeNote name={given.name} access={given.access} zone={zone} done={done} />;
  }
  return (
    <Form
      refresh={false}
      action={words("inviteAction")}
      send={async (values) => {
        const name = textOf(values, "name");
        const email = textOf(values, "email");
        setGiven({ name, access: await client.staff.invite.mutate({ name, email, roles: rolesOf(values) }) });
      }}
    >
      <TextField name="name" label={words("name")} autoComplete="off" required />
      <TextField
        name="email"
        type="email"
        label={words("email")}
        hint={words("emailHint")}
        autoComplete="off"
        required
      />
      <RolesField />
    </Form>
  );
}
