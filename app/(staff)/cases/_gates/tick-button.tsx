"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { usePress } from "./use-press.ts";

type Props = { caseId: string; itemId: string; title: string; done: boolean; look: string };

/** Ticks an item by one press, or takes the tick back; either way the toast takes back what the press did. */
export function TickButton({ caseId, itemId, title, done, look }: Props) {
  const words = useTranslations("Case.gates");
  const client = useTRPCClient();
  const { pending, press, act } = usePress();
  const label = words(done ? "buttons.tick" : "buttons.takeBack");

  async function set(ticked: boolean, isUndo: boolean) {
    const value = ticked ? ({ kind: "tick" } as const) : null;
    await client.cases.answer.mutate({ caseId, itemId, value });
    const said = words(ticked ? "ticked" : "tickedBack", { title });
    toast(said, isUndo ? null : { label: words("undo"), run: () => act(() => set(!ticked, true)) });
  }

  return (
    <button
      type="button"
      className={look}
      aria-label={words("about", { button: label, title })}
      aria-disabled={pending}
      onClick={() => press(() => set(done, false))}
    >
      {label}
    </button>
  );
}
