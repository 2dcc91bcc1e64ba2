import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import superjson from "superjson";
import { ZodError } from "zod";
import { tapAs } from "#server/identity/index.ts";
import { Tapped } from "#server/identity/pin-schemas.ts";
import {
  DomainError,
  type PatientCtx,
  type StaffCtx,
  type StaffRole,
  staffRoles,
} from "#server/kernel/index.ts";
import { announce } from "#server/kernel/live.ts";
import { log } from "#server/kernel/log.ts";
import type { ApiContext } from "./context.ts";

/** What every error says to its reader: a key of the message catalogue, the field, the values for its places, and an id. Never a cause. */
export type ErrorView = {
  reason: string;
  field: string | null;
  params: Readonly<Record<string, unknown>>;
  issues: { field: string; message: string; params?: Readonly<Record<string, unknown>> }[];
  requestId: string;
};

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error, ctx }) => {
    const view = viewOf(error, ctx?.requestId ?? "");
    return {
      // A cause's own words (zod's, a driver's) stay here; what comes without one is ours, or tRPC's about the path that was asked.
      message: error.cause ? view.reason : shape.message,
      code: shape.code,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...view },
    };
  },
});

function viewOf(error: TRPCError, requestId: string): ErrorView {
  const cause = error.cause;
  if (cause instanceof DomainError) {
    return { reason: cause.reason, field: cause.field ?? null, params: cause.params, issues: [], requestId };
  }
  const issues =
    cause instanceof ZodError && error.code === "BAD_REQUEST"
      ? cause.issues.map((issue) => ({
          field: issue.path.join("."),
          message: issue.message,
          ...(issue.code === "custom" && issue.params ? { params: issue.params } : {}),
        }))
      : [];
  const reason =
    issues.length > 0 ? "invalidInput" : error.code === "INTERNAL_SERVER_ERROR" ? "unforeseen" : "refused";
  return { reason, field: issues[0]?.field ?? null, params: {}, issues, requestId };
}

/** Domain errors keep their code; everything else is masked, logged with the request's id. tRPC's `next()` resolves, it does not throw. */
const errors = t.middleware(async ({ ctx, next, path, type }) => {
  const result = await next();
  if (result.ok && type === "mutation" && ctx.actor) announce(ctx.actor.practiceId);
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: cause.code, message: cause.reason, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    log.error({ requestId: ctx.requestId, path, fault: faultOf(cause) }, "unforeseen");
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "unforeseen" });
  }
  return result;
});

/** For what comes by a form post instead of a procedure: the same view and status as a procedure would answer, what is unforeseen logged and masked. */
export function refusalOf(cause: unknown, asked: { requestId: string; path: string }) {
  const error =
    cause instanceof DomainError
      ? new TRPCError({ code: cause.code, message: cause.reason, cause })
      : cause instanceof ZodError
        ? new TRPCError({ code: "BAD_REQUEST", cause })
        : new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "unforeseen" });
  if (error.code === "INTERNAL_SERVER_ERROR") log.error({ ...asked, fault: faultOf(cause) }, "unforeseen");
  return { status: getHTTPStatusCodeFromError(error), view: viewOf(error, asked.requestId) };
}

/** Name, code and stack of a fault; a database's message and detail may quote values and stay out of the log. */
function faultOf(cause: unknown) {
  if (!(cause instanceof Error)) return { name: typeof cause };
  const code = (cause as { code?: unknown }).code;
  const frames = cause.stack
    ?.split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8);
  return { name: cause.name, code, frames };
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
const open = t.procedure.use(errors);

/** For staff working in one of these roles (all roles when none is named). `ctx.actor` is theirs. On a shared device it writes nothing. */
export const staff = (...roles: StaffRole[]) =>
  open.use(({ ctx, next, type }) => {
    const actor = staffIn(ctx, roles);
    if (ctx.shared && type !== "query") throw refused("FORBIDDEN", "sharedDevice");
    return next({ ctx: { ...ctx, actor } });
  });

/**
 * For what is tapped in theatre, by staff in one of these roles. On a shared device it is done by whom `as` names and proves, in her role and never more than that; without `as` it is refused there,
 * and with it anywhere else. `ctx.actor` is whoever does it; the PIN goes no further.
 */
export const tap = (...roles: [StaffRole, ...StaffRole[]]) =>
  open.input(Tapped).use(async ({ ctx, input: { as }, next }) => {
    if (!ctx.shared) {
      const actor = staffIn(ctx, roles);
      if (as) throw refused("CONFLICT", "notShared");
      return next({ ctx: { ...ctx, actor }, input: {} });
    }
    const holder = staffIn(ctx);
    if (!as) throw refused("PRECONDITION_FAILED", "whoTaps");
    if (!roles.includes(as.role)) throw refused("FORBIDDEN", "forbidden");
    return next({ ctx: { ...ctx, actor: await tapAs(holder, as) }, input: {} });
  });

function staffIn({ actor }: ApiContext, roles: readonly StaffRole[] = []): StaffCtx {
  const allowed: readonly StaffRole[] = roles.length > 0 ? roles : staffRoles;
  if (!actor) throw new TRPCError({ code: "UNAUTHORIZED", message: "signInAgain" });
  if (actor.viewer !== "staff" || !allowed.includes(actor.role)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "forbidden" });
  }
  return actor;
}

function refused(code: DomainError["code"], reason: string): TRPCError {
  const cause = new DomainError(code, reason);
  return new TRPCError({ code, message: reason, cause });
}

/** For the signed-in patient. */
export const patient = open.use(({ ctx, next }) => {
  if (!ctx.actor) throw new TRPCError({ code: "UNAUTHORIZED", message: "signInAgain" });
  if (ctx.actor.viewer !== "patient") throw new TRPCError({ code: "FORBIDDEN", message: "forbidden" });
  return next({ ctx: { ...ctx, actor: ctx.actor as PatientCtx } });
});
