"use client";

import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { CareFor } from "#server/recovery/check-in-schemas.ts";
import type { LineOf } from "./look-at.ts";

type Of<T> = T extends unknown ? Omit<T, "checkInId"> : never;

/** Tells what is done about one of the list; of either kind in the same way. */
export function useCare(line: LineOf): (what: Of<CareFor>) => Promise<unknown> {
  const { recovery } = useTRPCClient();
  return (what) =>
    "checkInId" in line
      ? recovery.care.mutate({ ...what, ...line })
      : recovery.careForSilence.mutate({ ...what, ...line });
}
