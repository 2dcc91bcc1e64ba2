import "server-only";
import { cache } from "react";
import { getSession } from "#app/_session/session.ts";
import { appRouter } from "#server/api/root.ts";
import { createCallerFactory } from "#server/api/trpc.ts";

const createCaller = createCallerFactory(appRouter);

/** The procedures, called in process as the signed-in viewer of this request. */
export const api = cache(async () => {
  const { actor, requestId } = await getSession();
  return createCaller(
    { actor, requestId },
    {
      // Error pages show a digest and nothing else: this one leads to the line in the log.
      onError: ({ error }) => Object.assign(error, { digest: requestId }),
    },
  );
});
