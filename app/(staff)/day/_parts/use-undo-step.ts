"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { TakeStep } from "#server/pathway/day-schemas.ts";

/** Takes a step back that was tapped by mistake, and says so; or says why it stands. */
export function useUndoStep(): (taken: TakeStep) => Promise<void> {
  const words = useTranslations("Day");
  const client = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  return async (taken) => {
    try {
      await client.day.undo.mutate(taken);
      toast(words("undone", { step: words(`steps.${taken.step}`) }));
    } catch (error) {
      toast(words("notUndone", { why: say(errorView(error)) }));
    }
    router.refresh();
  };
}
