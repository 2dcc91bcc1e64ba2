"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";

/** What a wish would change, asked anew for each; the last answer stays in view until the next is there. `name`: of the procedure. */
export function usePreview<Wanted, Answer>(
  name: string,
  wanted: Wanted | null,
  ask: (wanted: Wanted, options: { signal: AbortSignal }) => Promise<Answer>,
) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<Answer>({
    queryKey: ["scheduling", name, wanted],
    queryFn: ({ signal }) =>
      wanted === null ? Promise.reject(new Error("nothing wanted")) : ask(wanted, { signal }),
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
