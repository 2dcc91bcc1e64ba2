"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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

/** One field of the call. What is picked counts at once; before scripts a button sends it. */
export function FieldForm({ name, children }: { name: keyof Address; children: ReactNode }) {
  const words = useTranslations("Find.what");
  return (
    <form action="/find" className="field-row">
      <Hidden but={[name]} />
      {children}
      <noscript>
        <button className="btn" type="submit">
          {words("show")}
        </button>
      </noscript>
    </form>
  );
}
