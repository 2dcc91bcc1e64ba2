import type { Tx } from "#server/kernel/index.ts";

/** Finds out once whom the actor treats, for the rest of a transaction that changes nothing of it: the policies of each table would ask anew. */
export async function rememberTreated({ sql }: Tx): Promise<void> {
  await sql`select remember_treated()`;
}
