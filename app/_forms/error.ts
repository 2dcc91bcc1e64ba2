import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#server/api/root.ts";
import type { ErrorView } from "#server/api/trpc.ts";

/** A refusal that did not come through a procedure: from a form post, or from the page itself. */
export class DomainFault extends Error {
  readonly view: ErrorView;
  constructor(
    reason: string,
    field: string | null = null,
    params: Readonly<Record<string, unknown>> = {},
    more: Partial<Pick<ErrorView, "issues" | "requestId">> = {},
  ) {
    super(reason);
    const requestId = more.requestId ?? String(params.requestId ?? "");
    this.view = { reason, field, params, issues: more.issues ?? [], requestId };
  }
}

const bare = (reason: string): ErrorView => ({ reason, field: null, params: {}, issues: [], requestId: "" });

/** What the server said, as data for the message catalogue. No answer at all is its own reason; what the page itself got wrong is not called that. */
export function errorView(error: unknown): ErrorView {
  if (error instanceof DomainFault) return error.view;
  if (!(error instanceof TRPCClientError)) return bare("pageFault");
  const { data, meta } = error as TRPCClientError<AppRouter>;
  return data ?? bare(meta?.response ? "pageFault" : "offline");
}

/**
 * Sends a form to an address that answers JSON, or an ErrorView with another status. Throws DomainFault: `offline` only where nothing answered, `refused`
 * where the answer is none of ours.
 */
export async function post<T>(address: string, body: FormData): Promise<T> {
  const answer = await fetch(address, { method: "POST", body, headers: { "x-dayward": "1" } }).catch(() => {
    throw new DomainFault("offline");
  });
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok && said !== null) return said as T;
  const { reason = "refused", field, params, issues, requestId } = (said ?? {}) as Partial<ErrorView>;
  throw new DomainFault(reason, field ?? null, params ?? {}, {
    ...(issues && { issues }),
    ...(requestId && { requestId }),
  });
}

/** What is wrong with the control of a name: at it, or at a part of what it holds, as `days` holds `days.0.text`. Null when nothing is. */
export function problemAt(view: ErrorView, name: string, parts = true): ErrorView | null {
  const isHere = (field: string | null) => field === name || (parts && field?.startsWith(`${name}.`));
  const issue = view.issues.find(({ field }) => isHere(field));
  if (issue) return { ...view, reason: issue.message, issues: [issue] };
  return view.issues.length === 0 && isHere(view.field) ? view : null;
}

/** What is still wrong once the control of a name holds something else; null when that was all. What speaks of no field stays. */
export function withoutField(view: ErrorView, name: string): ErrorView | null {
  if (!problemAt(view, name)) return view;
  const issues = view.issues.filter(({ field }) => field !== name && !field?.startsWith(`${name}.`));
  return issues.length > 0 ? { ...view, issues } : null;
}

/** The error for a reader who cannot see its field: without it, and without words that point at one. */
export const fieldless = (view: ErrorView): ErrorView => ({
  ...view,
  reason: view.issues[0]?.message ?? view.reason,
  field: null,
  params: { ...view.params, ...view.issues[0]?.params },
  issues: [],
});
