import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { fromOurPages } from "#app/_session/from-our-pages.ts";
import { getSession } from "#app/_session/session.ts";
import { MOST_CALLS } from "#app/_trpc/most-calls.ts";
import { appRouter } from "#server/api/root.ts";

async function handle(request: Request): Promise<Response> {
  if (!fromOurPages(request)) return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: MOST_CALLS, // more are refused whole, 400
    allowMethodOverride: true, // questions come by POST too: an address ends up in logs
    createContext: async () => {
      const { actor, shared, requestId } = await getSession();
      return { actor, shared, requestId };
    },
  });
}

export { handle as GET, handle as POST };
