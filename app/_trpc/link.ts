import { httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { MOST_CALLS } from "./most-calls.ts";

/** How our pages reach the procedures: calls of one moment travel together, `MOST_CALLS` at most, the rest in requests of their own. */
export const link = () =>
  httpBatchLink({
    url: "/api/trpc",
    transformer: superjson,
    headers: { "x-dayward": "1" },
    maxItems: MOST_CALLS,
    // What is asked travels in a body: an address ends up in logs, and a search holds a name.
    methodOverride: "POST",
  });
