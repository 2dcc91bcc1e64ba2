"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** Taking a request back, said twice: what it does stands in the dialog. */
export function WithdrawForm({ caseId }: { caseId: string }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  return (
    <ButtonForm
      label={words("withdraw")}
      className="btn push"
      title={words("withdrawTitle")}
      close={words("keep")}
      action={words("withdraw")}
      send={() => client.cases.withdraw.mutate({ caseId })}
      done={() => {
        toast(words("withdrawn"));
        router.push("/cases");
      }}
    >
      <p>{words("withdrawMeans")}</p>
    </ButtonForm>
  );
}
