"use client";

import { useTranslations } from "next-intl";
import { CheckField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { CaseHealing } from "#server/recovery/healing-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

type Props = { caseId: string } & Pick<CaseHealing, "asks" | "cleared">;

/** What has healed enough, by who has looked; taking a tick off takes it back. */
export function ClearForm({ caseId, asks, cleared }: Props) {
  const words = useTranslations("Case.healing");
  const { cases } = useTRPCClient();
  return (
    <Form
      plain
      action={words("save")}
      send={async (values) => {
        const ticked = values.getAll("kinds");
        const kinds = asks.filter((kind) => ticked.includes(kind));
        await cases.clear.mutate({ caseId, kinds, seen: cleared?.at ?? null });
        toast(words("saved"));
      }}
    >
      <CheckField
        name="kinds"
        legend={words("clear")}
        options={asks.map((kind) => ({ value: kind, label: <Sealed>{words(`kinds.${kind}`)}</Sealed> }))}
        chosen={cleared?.kinds ?? []}
      />
      <p className="small soft">{words("clearMeans")}</p>
    </Form>
  );
}
