import type { PatientCtx, StaffCtx } from "#server/kernel/index.ts";

/** What a procedure gets: who asks (nobody before sign-in), whether on a shared device, and the request's id for its error page. */
export type ApiContext = {
  readonly actor: StaffCtx | PatientCtx | null;
  readonly shared: boolean;
  readonly requestId: string;
};
