"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { usePress } from "../../_gates/use-press.ts";

/** A running case has the weeks that are set now. */
export function TakeButton({ caseId, patientName }: { caseId: string; patientName: string }) {
  const words = useTranslations("Case.periods");
  const { cases } = useTRPCClient();
  const { pending, press } = usePress();
  const take = async () => {
    await cases.takePeriods.mutate({ caseId });
    toast(words("taken"));
  };
  return (
    <button
      type="button"
      className="btn"
      aria-disabled={pending}
      aria-label={words("takeFor", { name: patientName })}
      onClick={() => press(take)}
    >
      {words("take")}
    </button>
  );
}
