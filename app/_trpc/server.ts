import "server-only";
import { inspect } from "node:util";
import { cache } from "react";
import { getSession } from "#app/_session/session.ts";
import { appRouter } from "#server/api/root.ts";
import { createCallerFactory } from "#server/api/trpc.ts";

const createCaller = createCallerFactory(appRouter);

/** The procedures, called in process as the signed-in viewer of this request. */
export const api = cache(async () => {
  const { actor, shared, requestId } = await getSession();
  return createCaller(
    { actor, shared, requestId },
    {
      // Error pages show a digest and nothing else: this one leads to the line in the log. Next prints what no page caught: that much and no more, since a cause may hold a name.
      onError: ({ error }) =>
        Object.assign(error, { digest: requestId, [inspect.custom]: () => `${error.code} ${requestId}` }),
    },
  );
});
