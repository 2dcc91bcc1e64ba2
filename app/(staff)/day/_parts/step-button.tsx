"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { hour } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { DayStep } from "#server/pathway/day-schemas.ts";
import { useRefusal } from "./use-refusal.ts";
import { useUndoStep } from "./use-undo-step.ts";

type Props = { bookingId: string; patientName: string; step: DayStep; zone: string; isFilled: boolean };

/** The one tap that says what has just happened. Refused, it says why, and the page shows what is missing now. */
export function StepButton({ bookingId, patientName, step, zone, isFilled }: Props) {
  const words = useTranslations("Day");
  const client = useTRPCClient();
  const router = useRouter();
  const say = useRefusal();
  const undo = useUndoStep();
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);

  function tap() {
    if (pending) return;
    start(async () => {
      try {
        const { at } = await client.day.take.mutate({ bookingId, step });
        setRefused(null);
        const said = { name: patientName, step: words(`steps.${step}`), time: hour(at, zone) };
        toast(words("taken", said), { label: words("undo"), run: () => undo({ bookingId, step }) });
      } catch (error) {
        setRefused(say(errorView(error)));
      }
      router.refresh();
    });
  }

  return (
    <>
      <button
        type="button"
        className={isFilled ? "btn large main" : "btn large"}
        aria-disabled={pending}
        onClick={tap}
      >
        {words(`next.${step}`)}
        <span className="hidden"> {patientName}</span>
      </button>
      {refused && (
        <div className="notice is-attention" role="alert">
          <p>{refused}</p>
        </div>
      )}
    </>
  );
}
