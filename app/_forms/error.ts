import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#server/api/root.ts";
import type { ErrorView } from "#server/api/trpc.ts";

/** A refusal that did not come through a procedure: from a form post, or from the page itself. */
export class DomainFault extends Error {
  readonly view: ErrorView;
  constructor(reason: string, field: string | null = null, params: Record<string, unknown> = {}) {
    super(reason);
    this.view = { reason, field, params, issues: [], requestId: String(params.requestId ?? "") };
  }
}

/** What the server said, as data for the message catalogue. No answer at all is its own reason. */
export function errorView(error: unknown): ErrorView {
  if (error instanceof DomainFault) return error.view;
  if (error instanceof TRPCClientError) {
    const data = (error as TRPCClientError<AppRouter>).data;
    if (data) return data;
  }
  return { reason: "offline", field: null, params: {}, issues: [], requestId: "" };
}
