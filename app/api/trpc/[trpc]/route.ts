import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getSession } from "#app/_session/session.ts";
import { MOST_CALLS } from "#app/_trpc/most-calls.ts";
import { appRouter } from "#server/api/root.ts";

/** Only our own pages may call: a header that no form can send, and the browser's own word on where the call comes from. */
function fromOurPages(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return request.headers.get("x-dayward") === "1" && (site === null || site === "same-origin");
}

async function handle(request: Request): Promise<Response> {
  if (!fromOurPages(request)) return new Response(null, { status: 403 });
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: MOST_CALLS, // more are refused whole, 400
    allowMethodOverride: true, // questions come by POST too: an address ends up in logs
    createContext: async () => {
      const { actor, requestId } = await getSession();
      return { actor, requestId };
    },
  });
}

export { handle as GET, handle as POST };
