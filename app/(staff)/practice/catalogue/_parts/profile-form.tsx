"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ProfileView } from "#server/catalogue/schemas.ts";
import { NeutralFields, neutralOf } from "./neutral-fields.tsx";

/** Changes what a profile is called and says; kind and anaesthesia stay as they were made. */
export function ProfileForm({ profile }: { profile: ProfileView }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  return (
    <Form
      plain
      action={words("saveProfile")}
      send={(values) =>
        client.catalogue.editProfile.mutate({ profileId: profile.profileId, ...neutralOf(values) })
      }
    >
      <TextField name="label" label={words("label")} defaultValue={profile.label} required />
      <NeutralFields profile={profile} />
    </Form>
  );
}
