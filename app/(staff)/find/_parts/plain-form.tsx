"use client";

import { type Address, hrefOf } from "./address.ts";
import { useCall } from "./call-context.ts";

/** The rest of the call in a form that is sent before scripts arrive. */
export function Hidden({ but }: { but: readonly (keyof Address | "weekday")[] }) {
  const { address } = useCall();
  const params = new URLSearchParams(hrefOf(address).split("?")[1]);
  return [...params]
    .filter(([name]) => !(but as readonly string[]).includes(name))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}
