"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { PreviewPush, PushPreview } from "#server/scheduling/schemas.ts";

/** What a push would change, asked anew for each number of minutes; the last answer stays in view until the next is there. */
export function usePushPreview(wanted: PreviewPush | null) {
  const client = useTRPCClient();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<PushPreview>({
    queryKey: ["scheduling", "previewPush", wanted],
    queryFn: ({ signal }) =>
      wanted
        ? client.scheduling.previewPush.query(wanted, { signal })
        : Promise.reject(new Error("nothing wanted")),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: 0,
  });
  return {
    data,
    error,
    fresh: wanted !== null && !isFetching && !isPlaceholderData,
    again: () => void refetch(),
  };
}
