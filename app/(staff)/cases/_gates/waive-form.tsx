"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { LongField } from "#app/_forms/fields.tsx";
import { lineOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { About } from "./about.tsx";
import { usePress } from "./use-press.ts";

type Props = { caseId: string; itemId: string; title: string };

/** Lets an open item pass, with the reason that then stands on the case. */
export function WaiveForm({ caseId, itemId, title }: Props) {
  const words = useTranslations("Case.waive");
  const gates = useTranslations("Case.gates");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={<About label={gates("buttons.waive")} title={title} />}
      className="btn plain"
      title={words("title", { title })}
      close={words("close")}
      action={words("action")}
      send={(values) => client.cases.waive.mutate({ caseId, itemId, reason: lineOf(values, "reason") })}
      done={() => toast(words("done", { title }))}
    >
      <p className="soft">{words("means")}</p>
      <LongField name="reason" label={words("reason")} maxLength={400} data-first />
    </ButtonForm>
  );
}

/** Opens again what was let pass. */
export function TakeBackButton({ caseId, itemId, title, label }: Props & { label: string }) {
  const [words, gates] = [useTranslations("Case.waive"), useTranslations("Case.gates")];
  const client = useTRPCClient();
  const { pending, press } = usePress();
  const takeBack = async () => {
    await client.cases.unwaive.mutate({ caseId, itemId });
    toast(words("back", { title }));
  };
  return (
    <button
      type="button"
      className="btn plain"
      aria-label={gates("about", { button: label, title })}
      aria-disabled={pending}
      onClick={() => press(takeBack)}
    >
      {label}
    </button>
  );
}
