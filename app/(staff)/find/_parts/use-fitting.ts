"use client";

import { useCall } from "./call-context.ts";

/** What a gap of the board leaves of a choice that needs no such room: its day. */
export function useFitting() {
  const { opened, address } = useCall();
  const kind = opened.resources.find(({ resourceId }) => resourceId === address.resource)?.kind;
  return (variantId: string) => {
    const offer = opened.offers.find((one) => one.variantId === variantId);
    return kind && offer && !offer.needs.includes(kind) ? { resource: null, at: null } : {};
  };
}
