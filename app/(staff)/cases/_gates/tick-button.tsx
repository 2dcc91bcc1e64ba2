"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

type Props = { caseId: string; itemId: string; title: string; done: boolean; look: string };

/** Ticks an item by one press, or takes the tick back; either way the toast takes back what the press did. */
export function TickButton({ caseId, itemId, title, done, look }: Props) {
  const words = useTranslations("Case.gates");
  const client = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  const [pending, start] = useTransition();
  const label = words(done ? "buttons.tick" : "buttons.takeBack");

  async function set(ticked: boolean, isUndo: boolean) {
    try {
      const value = ticked ? ({ kind: "tick" } as const) : null;
      await client.cases.answer.mutate({ caseId, itemId, value });
      const said = words(ticked ? "ticked" : "tickedBack", { title });
      toast(said, isUndo ? null : { label: words("undo"), run: () => set(!ticked, true) });
    } catch (error) {
      toast(words("notDone", { why: say(errorView(error)) }));
    }
    router.refresh();
  }

  return (
    <button
      type="button"
      className={look}
      aria-label={words("about", { button: label, title })}
      aria-disabled={pending}
      onClick={() => !pending && start(() => set(done, false))}
    >
      {label}
    </button>
  );
}
