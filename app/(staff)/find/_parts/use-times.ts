"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { addDays } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { Address } from "./address.ts";
import { foundOf, listDays, pick } from "./days.ts";
import type { Opened } from "./opened.ts";
import { type Search, type Subject, searchOf, windowOf } from "./search.ts";

/** The times of a call, two weeks at a time, and the one that is picked. What was found before stays in sight while the next is looked up. */
export function useTimes(opened: Opened, subject: Subject | null, address: Address, today: string) {
  const client = useTRPCClient();
  const search = useMemo(() => subject && searchOf(subject, address, today), [subject, address, today]);
  const first = search && opened.found && isSame(search, opened.search) ? opened.found : null;
  const stands = search && "bookingId" in search ? (opened.booking?.startsAt ?? null) : null;
  const { data, error, isFetching, isPlaceholderData, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ["times", search],
      enabled: search !== null,
      initialPageParam: search?.from ?? "",
      queryFn: async ({ pageParam, signal }) =>
        foundOf(
          await client.scheduling.findTimes.query(windowOf(search as Search, pageParam), { signal }),
          stands,
        ),
      getNextPageParam: (last) => addDays(last.through, 1),
      placeholderData: keepPreviousData,
      retry: (failures, failed) => failures < 1 && errorView(failed).reason === "offline",
      staleTime: 30_000,
      ...(first ? { initialData: { pages: [first], pageParams: [first.from] } } : {}),
    });
  const pages = useMemo(() => (search ? (data?.pages ?? []) : []), [data, search]);
  const slots = useMemo(() => pages.flatMap((page) => page.slots), [pages]);
  const days = useMemo(() => listDays(pages, address.weekdays), [pages, address.weekdays]);
  const picked = useMemo(() => pick(slots, address), [slots, address]);
  const last = pages.at(-1);
  return {
    search,
    pages,
    slots,
    days,
    picked,
    zone: pages[0]?.zone ?? "UTC",
    count: pages.reduce((sum, page) => sum + page.slots.length, 0),
    nextFrom: last ? addDays(last.through, 1) : null,
    /** Nothing that can be booked stands there yet: the first answer is under way, or another's is still shown. */
    stale: search !== null && (isPlaceholderData || (data === undefined && !error)),
    looking: isFetching,
    lookingAhead: isFetchingNextPage,
    timesError: data === undefined || isPlaceholderData ? error : null,
    lookFurther: () => fetchNextPage(),
    lookAgain: () => refetch(),
  };
}

const isSame = (one: Search, other: Search | null) => JSON.stringify(one) === JSON.stringify(other);
