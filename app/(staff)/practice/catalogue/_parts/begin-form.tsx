"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { DraftTemplate } from "#server/catalogue/template-schemas.ts";

/** Where there is no text of a kind yet: a manager begins it with the general draft. */
export function BeginForm({ wish }: { wish: DraftTemplate }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const router = useRouter();
  return (
    <Form
      plain
      refresh={false}
      action={words("beginText")}
      send={async () => {
        const { templateVersionId } = await client.catalogue.draftTemplate.mutate(wish);
        router.push(`/practice/catalogue/texts/${templateVersionId}`);
      }}
    />
  );
}
