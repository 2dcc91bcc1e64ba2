import type { Tx } from "#server/kernel/index.ts";

/** Which resources a booking may hold outside their hours: those of its last override, or all where it came from an earlier system. */
export type Accepted = { readonly all: boolean; readonly outside: readonly string[] };

/** Without an event (nobody said anything): none. */
export const NOTHING_ACCEPTED: Accepted = { all: false, outside: [] };

/** What was accepted when a booking got its present time. */
export async function acceptedOutside(tx: Tx, bookingId: string): Promise<Accepted> {
  const [row] = await tx.sql<
    { accepted: Accepted | null }[]
  >`select accepted_outside(${bookingId}) as accepted`;
  return row?.accepted ?? NOTHING_ACCEPTED;
}
