"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { Lost } from "#server/catalogue/schemas.ts";
import { LostNotice } from "./lost-notice.tsx";

/** A surgeon approves the draft that stands above under her own name, throws it away, or retires what was approved. */
export function ApproveForm({ templateVersionId, isDraft }: { templateVersionId: string; isDraft: boolean }) {
  const words = useTranslations("Catalogue");
  const { catalogue } = useTRPCClient();
  const [lost, setLost] = useState<readonly Lost[]>([]);
  const told = async (answer: Promise<{ lost: Lost[] }>) => setLost((await answer).lost);
  return (
    <>
      <LostNotice lost={lost} />
      {isDraft && (
        <Form
          action={words("approve")}
          send={() => told(catalogue.approveTemplate.mutate({ templateVersionId }))}
        />
      )}
      <Form
        plain
        action={words(isDraft ? "discard" : "retireText")}
        send={() => told(catalogue.retireTemplate.mutate({ templateVersionId }))}
      />
    </>
  );
}
