"use client";

import { useTranslations } from "next-intl";
import { LongField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { lineOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** Her surgeon answers; she reads it on her own page. */
export function ReplyForm({ caseId, questionId }: { caseId: string; questionId: string }) {
  const words = useTranslations("Case.questions");
  const client = useTRPCClient();
  return (
    <Form
      plain
      action={words("send")}
      send={(values) => client.cases.reply.mutate({ caseId, questionId, text: lineOf(values, "text") })}
      done={() => toast(words("sent"))}
    >
      <LongField name="text" label={words("reply")} maxLength={400} />
    </Form>
  );
}
