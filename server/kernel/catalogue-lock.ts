import type { Tx } from "#db/client.ts";
import type { Ctx } from "./context.ts";

/** Held by whoever changes what may be asked for: one at a time, so that two changes cannot together break the rule of three. */
export async function lockCatalogue(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue/${ctx.practiceId}`}, 0))`;
}

/** Held by whoever asks what is offered, to its transaction's end: a change waits until what was asked for is written. */
export async function holdCatalogue(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock_shared(hashtextextended(${`catalogue/${ctx.practiceId}`}, 0))`;
}
