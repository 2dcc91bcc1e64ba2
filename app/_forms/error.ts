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

/** What is wrong with the control of a name: at it, or at a part of what it holds, as `days` holds `days.0.text`. Null when nothing is. */
export function problemAt(view: ErrorView, name: string, parts = true): ErrorView | null {
  const isHere = (field: string | null) => field === name || (parts && field?.startsWith(`${name}.`));
  const issue = view.issues.find(({ field }) => isHere(field));
  if (issue) return { ...view, reason: issue.message, issues: [issue] };
  return view.issues.length === 0 && isHere(view.field) ? view : null;
}

/** The error for a reader who cannot see its field: without it, and without words that point at one. */
export const fieldless = (view: ErrorView): ErrorView => ({
  ...view,
  reason: view.issues[0]?.message ?? view.reason,
  field: null,
  issues: [],
});
