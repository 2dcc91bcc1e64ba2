import { TRPCError } from "@trpc/server";
import { appRouter } from "#server/api/root.ts";
import { createCallerFactory } from "#server/api/trpc.ts";
import type { PatientCtx, StaffCtx } from "#server/kernel/index.ts";

export type Refusal =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PRECONDITION_FAILED"
  | "TOO_MANY_REQUESTS";
export type Answer = "ok" | Refusal;

type Procedure = { _def: { type: string; inputs: unknown[]; output?: unknown } };

/** Every procedure of the product's router, by its path. */
export const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

const createCaller = createCallerFactory(appRouter);

/** Asks one procedure as one viewer. `said` is all that went back: the view, or the error as its reader gets it. */
export async function ask(
  path: string,
  actor: StaffCtx | PatientCtx | null,
  input: unknown,
  shared = false,
): Promise<{ answer: string; said: string }> {
  const caller = createCaller({ actor, shared, requestId: `matrix-${path}` }) as unknown;
  const procedure = path.split(".").reduce((at, part) => (at as Record<string, unknown>)[part], caller);
  try {
    const view = await (procedure as (given: unknown) => Promise<unknown>)(input);
    return { answer: "ok", said: JSON.stringify(view) ?? "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const shape = appRouter._def._config.errorFormatter({
      error,
      type: "unknown",
      path,
      input,
      ctx: { actor, shared, requestId: `matrix-${path}` },
      shape: { message: error.message, code: -32603, data: { code: error.code, httpStatus: 500, path } },
    });
    return { answer: error.code, said: JSON.stringify(shape) };
  }
}
