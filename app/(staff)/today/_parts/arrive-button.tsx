"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { DayStep } from "#server/scheduling/schemas.ts";

type Props = { bookingId: string; step: DayStep | null; isToday: boolean; name: string };

/** The desk says that she is here, on the day alone and once; a slip is taken back from the toast. */
export function ArriveButton({ bookingId, step, isToday, name }: Props) {
  const words = useTranslations("Readiness");
  const { day } = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  const [pending, setPending] = useState(false);
  if (step !== null || !isToday) return null;

  async function done(change: () => Promise<unknown>, told?: () => void) {
    if (pending) return;
    setPending(true);
    try {
      await change();
      told?.();
    } catch (error) {
      toast(say(errorView(error)));
    } finally {
      setPending(false);
      router.refresh();
    }
  }
  const here = { bookingId, step: "arrived" as const };
  const undo = { label: words("undo"), run: () => done(() => day.undo.mutate(here)) };
  return (
    <div className="btns">
      <button
        type="button"
        className="btn main"
        aria-disabled={pending}
        onClick={() =>
          done(
            () => day.take.mutate(here),
            () => toast(words("arrived", { name }), undo),
          )
        }
      >
        {words("arrive")}
      </button>
    </div>
  );
}
