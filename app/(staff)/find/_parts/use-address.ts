"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { type Address, hrefOf, readAddress } from "./address.ts";

const readers = new Set<() => void>();

function subscribe(read: () => void): () => void {
  readers.add(read);
  window.addEventListener("popstate", read);
  return () => {
    readers.delete(read);
    window.removeEventListener("popstate", read);
  };
}

/** The call's address, at once: the router learns of a change a moment later, and a step back or a followed link is seen too. */
export function useAddress(): Address {
  const params = useSearchParams().toString();
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => params,
  );
  return useMemo(() => readAddress(new URLSearchParams(search)), [search]);
}

/** Changes the address without leaving the page; `quiet` leaves no step behind for Back. */
export function go(change: Partial<Address>, quiet = false): void {
  goTo(hrefOf(readAddress(new URLSearchParams(window.location.search)), change), quiet);
}

export function goTo(href: string, quiet = false): void {
  if (quiet) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
  for (const read of readers) read();
}
