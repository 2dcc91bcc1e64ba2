"use client";

import { useTranslations } from "next-intl";
import type { Offer } from "./offers.ts";

/** The minutes of each place, in the order of the day. */
export function Parts({ offer }: { offer: Offer }) {
  const words = useTranslations("Find");
  return offer.parts
    .map(({ kind, minutes, before, after }) => {
      const part = { kind: words(`kinds.${kind}`), minutes, before, after };
      return before > 0 ? words("what.partAround", part) : words("what.part", part);
    })
    .map((part, place) => (place === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)))
    .join(", ");
}
