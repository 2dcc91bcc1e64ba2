import type { PatientCtx, StaffCtx } from "#server/kernel/index.ts";

/** What a procedure gets: who asks (nobody before sign-in), and the request's id for its error page. */
export type ApiContext = { readonly actor: StaffCtx | PatientCtx | null; readonly requestId: string };
