import type { Ctx, Tx } from "#server/kernel/index.ts";

/**
 * Held by whoever asks for an operation of hers or judges one, and taken by the triggers that tell of a change of her birth date or her consultations (0013): what was judged is what
 * is so. After the catalogue's, where both are.
 */
export const lockHerCases = (tx: Tx, ctx: Ctx, patientId: string) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`case/${ctx.practiceId}/${patientId}`}, 0))`;
