"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { Pickable } from "./pickable.ts";

/** So many travel at once: few enough that the page can say how far it has come. */
const AT_ONCE = 20;

type Progress = { done: number; count: number };
type Outcome = { items: Pickable[]; error: unknown };

/** Ticks many items, telling how far it is; the toast takes back what was ticked and nothing else. */
export function useTicking() {
  const words = useTranslations("Prepare");
  const client = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  const [progress, setProgress] = useState<Progress | null>(null);

  async function send(items: readonly Pickable[], done: boolean): Promise<Outcome> {
    const changed: Pickable[] = [];
    try {
      for (let at = 0; at < items.length; at += AT_ONCE) {
        const part = items.slice(at, at + AT_ONCE).map(({ caseId, itemId }) => ({ caseId, itemId }));
        changed.push(...(await client.cases.tickMany.mutate({ items: part, done })).items);
        setProgress({ done: Math.min(at + AT_ONCE, items.length), count: items.length });
      }
      return { items: changed, error: null };
    } catch (error) {
      return { items: changed, error };
    }
  }

  async function takeBack(items: readonly Pickable[]) {
    const { items: back, error } = await send(items, false);
    setProgress(null);
    toast(
      error ? words("undoFailed", { why: say(errorView(error)) }) : words("undone", { count: back.length }),
    );
    router.refresh();
  }

  async function tick(chosen: readonly Pickable[], taken: () => void) {
    const wanted = chosen.length;
    setProgress({ done: 0, count: wanted });
    const { items, error } = await send(chosen, true);
    setProgress(null);
    taken();
    const count = items.length;
    const said = error
      ? words("stopped", { count, wanted, why: say(errorView(error)) })
      : count < wanted
        ? words("tickedSome", { count, wanted })
        : words("ticked", { count });
    toast(said, count > 0 ? { label: words("undo"), run: () => takeBack(items) } : null);
    router.refresh();
  }

  return { done: progress, tick };
}
