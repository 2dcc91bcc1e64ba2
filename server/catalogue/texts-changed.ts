import type { Ctx, Tx } from "#server/kernel/index.ts";

/** Lets the worker look at every case that lies ahead: a consent that was signed may have to be signed anew. */
export const textsChanged = (tx: Tx, ctx: Ctx) =>
  tx.sql`select queue.enqueue('refresh', ${ctx.practiceId}::uuid)`;
