"use client";

import { useTranslations } from "next-intl";
import type { Pickable } from "./pickable.ts";
import { useTicking } from "./use-ticking.ts";

type Props = { all: readonly Pickable[]; chosen: readonly Pickable[]; pick: (isOn: boolean) => void };

/** At the thumb: how many are chosen, and the one press that ticks them. */
export function TickBar({ all, chosen, pick }: Props) {
  const words = useTranslations("Prepare");
  const { done, tick } = useTicking();
  const isBusy = done !== null;
  const isFull = chosen.length === all.length;
  return (
    <section className="tick-bar" aria-label={words("tickThese")}>
      <button type="button" className="btn plain" onClick={() => pick(!isFull)}>
        {isFull ? words("chooseNone") : words("choose", { count: all.length })}
      </button>
      <span className="small" role="status">
        {isBusy
          ? words("ticking", { done: done.done, count: done.count })
          : words("picked", { count: chosen.length })}
      </span>
      {isBusy && <progress max={done.count} value={done.done} aria-hidden="true" />}
      {/* Not `disabled` when nothing is chosen: that would take the focus from who has just ticked. */}
      <button
        type="button"
        className="btn main"
        aria-disabled={isBusy || chosen.length === 0}
        onClick={() => !isBusy && chosen.length > 0 && tick(chosen, () => pick(false))}
      >
        {words("tickThese")}
      </button>
    </section>
  );
}
