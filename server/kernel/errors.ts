type ErrorCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PRECONDITION_FAILED"
  | "TOO_MANY_REQUESTS";

/**
 * An outcome that users can act on. `reason` is a key of the message catalogue (`Errors.<reason>`), `params` fill its places; neither ever
 * holds a value from the database that the viewer may not read.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly field: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  constructor(
    code: ErrorCode,
    reason: string,
    more: { field?: string; params?: Record<string, unknown> } = {},
  ) {
    super(reason);
    this.code = code;
    this.reason = reason;
    this.field = more.field;
    this.params = more.params ?? {};
  }
}

/** The same answer for what does not exist and for what the viewer may not see. */
export const notFound = (what: string) => new DomainError("NOT_FOUND", "notFound", { params: { what } });
export const forbidden = () => new DomainError("FORBIDDEN", "forbidden");
export const invalid = (field: string, reason: string, params?: Record<string, unknown>) =>
  new DomainError("BAD_REQUEST", reason, params ? { field, params } : { field });
