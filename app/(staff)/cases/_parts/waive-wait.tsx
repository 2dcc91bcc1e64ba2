"use client";

import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { UnwaiveWait } from "#server/pathway/schemas.ts";
import { About } from "../_gates/about.tsx";
import { usePress } from "../_gates/use-press.ts";

/** The wait as the page shows it, and what it is called. */
type Props = { wait: UnwaiveWait; about: string };

/** `askedFor`: the day that the operation is asked for, while it has none. */
type WaiveProps = Props & { askedFor: { notBefore: string; today: string } | null };

/** Lets a wait pass that its rule lets be waived: what that does stands in the dialog. */
export function WaiveWaitForm({ wait, about, askedFor }: WaiveProps) {
  const words = useTranslations("Case.waits");
  const client = useTRPCClient();
  return (
    <ButtonForm
      label={<About label={words("letPass")} title={about} />}
      title={words("title")}
      close={words("close")}
      action={words("action")}
      send={(values) =>
        client.cases.waiveWait.mutate({
          ...{ ...wait, reason: textOf(values, "reason") },
          ...(askedFor ? { notBefore: textOf(values, "notBefore") } : {}),
        })
      }
      done={() => toast(words("done"))}
    >
      <p className="soft">{words("means")}</p>
      <TextField
        name="reason"
        label={words("reason")}
        hint={words("reasonHint")}
        maxLength={200}
        autoComplete="off"
      />
      {askedFor && (
        <TextField
          name="notBefore"
          type="date"
          label={words("notBefore")}
          hint={words("notBeforeHint")}
          min={askedFor.today}
          defaultValue={askedFor.notBefore}
        />
      )}
    </ButtonForm>
  );
}

/** Lets it run again. */
export function RunAgainButton({ wait, about }: Props) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const { pending, press } = usePress();
  const takeBack = async () => {
    await client.cases.unwaiveWait.mutate(wait);
    toast(words("waits.isBack"));
  };
  return (
    <button type="button" className="btn plain" aria-disabled={pending} onClick={() => press(takeBack)}>
      <About label={words("waits.back")} title={about} />
    </button>
  );
}
