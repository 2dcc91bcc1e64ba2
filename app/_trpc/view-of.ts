import "server-only";
import { getTRPCErrorFromUnknown, getTRPCErrorShape } from "@trpc/server";
import { getSession } from "#app/_session/session.ts";
import { appRouter } from "#server/api/root.ts";
import type { ErrorView } from "#server/api/trpc.ts";

/** What went wrong with a procedure called in process, as a browser would have been told. */
export async function viewOf(error: unknown): Promise<ErrorView> {
  const { actor, shared, requestId } = await getSession();
  const { data } = getTRPCErrorShape({
    config: appRouter._def._config,
    error: getTRPCErrorFromUnknown(error),
    type: "unknown",
    path: undefined,
    input: undefined,
    ctx: { actor, shared, requestId },
  });
  return data;
}
