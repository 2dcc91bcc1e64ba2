"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { AnswerValue, ItemView } from "#server/pathway/schemas.ts";
import { About } from "./about.tsx";
import { AnswerFields } from "./answer-fields.tsx";
import { readAnswer } from "./read-answer.ts";

type Props = { caseId: string; item: ItemView; value: AnswerValue | null; label: string; look: string };

/** An item's answer in a dialog, with the field that its kind asks for. */
export function AnswerForm({ caseId, item, value, label, look }: Props) {
  const words = useTranslations("Case.answer");
  const client = useTRPCClient();
  const { title, itemId, hint } = item;
  return (
    <ButtonForm
      label={<About label={label} title={title} />}
      className={look}
      title={title}
      close={words("close")}
      action={words(item.kind === "medication" ? "keepPlan" : "keep")}
      send={async (values) => {
        const read = readAnswer(item, values);
        await client.cases.answer.mutate({ caseId, itemId, value: read });
      }}
      done={() => toast(words("kept", { title }))}
    >
      {hint && <p className="soft">{hint}</p>}
      <AnswerFields item={item} value={value} />
    </ButtonForm>
  );
}
