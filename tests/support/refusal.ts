import type { DomainError } from "#server/kernel/index.ts";

/** The error with which work was refused; null where it was not. */
export const refusal = (work: Promise<unknown>): Promise<DomainError | null> =>
  work.then(
    () => null,
    (error: DomainError) => error,
  );
