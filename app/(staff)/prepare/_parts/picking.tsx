"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useKeptFocus } from "#app/_ui/kept-focus.ts";
import type { Pickable } from "./pickable.ts";
import { TickBar } from "./tick-bar.tsx";

type Picking = { picked: ReadonlySet<string>; set: (keys: readonly string[], isOn: boolean) => void };

const Picked = createContext<Picking>({ picked: new Set(), set: () => {} });

export const keyOf = ({ caseId, itemId }: Pickable): string => `${caseId} ${itemId}`;

/** Keeps what is chosen to be ticked together, of what can be: `all`. What is no longer there is no longer chosen. */
export function PickFrame({ all, children }: { all: readonly Pickable[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const keys = useMemo(() => new Set(all.map(keyOf)), [all]);
  useKeptFocus();
  const value = useMemo<Picking>(
    () => ({
      picked: chosen.intersection(keys),
      set: (wanted, isOn) =>
        setChosen((before) => (isOn ? before.union(new Set(wanted)) : before.difference(new Set(wanted)))),
    }),
    [chosen, keys],
  );
  return (
    <Picked value={value}>
      {children}
      {all.length > 0 && (
        <TickBar
          all={all}
          chosen={all.filter((one) => value.picked.has(keyOf(one)))}
          pick={(isOn) => value.set([...keys], isOn)}
        />
      )}
    </Picked>
  );
}

/** The box of one item. */
export function PickBox({ item, label }: { item: Pickable; label: string }) {
  const { picked, set } = useContext(Picked);
  const key = keyOf(item);
  return (
    <label className="pick">
      <input
        type="checkbox"
        checked={picked.has(key)}
        onChange={({ target }) => set([key], target.checked)}
      />
      <span className="hidden">{label}</span>
    </label>
  );
}
