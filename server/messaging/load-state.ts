import type { Ctx, Tx } from "#server/kernel/index.ts";
import { askedOf } from "#server/recovery/index.ts";
import { ms } from "#server/scheduling/index.ts";
import { hersOf, reachOf, visitsOf } from "./load-hers.ts";
import { addressOf } from "./rules/address-of.ts";
import { type Left, type State, USUAL_CHOICE, type Visit } from "./rules/state.ts";

/** All that what she is sent follows from, as it is now, and where it goes. Null: there is no such patient. For the worker. */
export async function loadState(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
): Promise<{ state: State; to: string | null } | null> {
  const hers = await hersOf(tx, ctx, patientId);
  if (!hers) return null;
  const to = addressOf(hers);
  const [visits, left] = await Promise.all([askedVisits(tx, ctx, patientId), leftOf(tx, ctx, patientId)]);
  const reach = to ? reachOf(hers) : null;
  return { state: { reach, choice: hers.choice ?? USUAL_CHOICE, visits, left }, to };
}

async function askedVisits(tx: Tx, ctx: Ctx, patientId: string): Promise<Visit[]> {
  const rows = await visitsOf(tx, ctx, patientId);
  const asked = rows.some(({ isOperation }) => isOperation) ? await askedOf(tx, ctx, patientId) : null;
  return rows.map((row) => {
    const { days = [], answered = [] } = asked?.get(row.bookingId) ?? {};
    return { ...row, asked: days, answered };
  });
}

/** What truly left, or may have. */
function leftOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Left[]> {
  return tx.sql<Left[]>`
    select booking_id as "bookingId", schedule_version as version, rule, occasion, channel, ${ms(tx, "changed_at")} as at
      from message
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId} and state in ('sending', 'sent', 'unknown')`;
}
