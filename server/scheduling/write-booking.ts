import type { Ctx, Tx } from "#server/kernel/index.ts";
import { isoOf } from "./epoch.ts";
import { NOT_HELD, NOT_MADE } from "./refusals.ts";
import { heldClaims, type NewClaim } from "./write-claims.ts";
import { type Told, takenRequest, toldAndNoted } from "./write-told.ts";

export type NewBooking = Omit<Told, "kind" | "fields"> & {
  bookingId: string;
  siteId: string;
  patientId: string;
  variantId: string;
  requestId: string | null;
  surgeonId: string | null;
  kind: string;
  label: string;
  /** Epoch ms. */
  startsAt: number;
  endsAt: number;
  arrivesAt: number;
  idempotencyKey: string;
  claims: readonly NewClaim[];
};

type Name = { givenName: string; familyName: string };

/**
 * Booking, claims, event, audit and the request's state in one statement, which fails (`outrun`) and leaves nothing when a claimant could not be had, when the
 * key is another booking's by now, or when the request no longer waits. `given` is
 * what must be so for it to write at all. Answers her name.
 */
export async function writeBooking(
  tx: Tx,
  ctx: Ctx,
  one: NewBooking,
  given = one.requestId ? tx.sql`, taken` : tx.sql``,
): Promise<Name | null> {
  const { sql } = tx;
  const now = ctx.now.toString();
  const [row] = await sql<{ patient: Name | null }[]>`
    with ${takenRequest(tx, ctx, one.requestId)}
    hers as materialized (
      select given_name, family_name from patient where practice_id = ${ctx.practiceId} and patient_id = ${one.patientId}),
    changed as (
      insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, request_id, surgeon_id, kind, label, state, starts_at,
                           ends_at, arrives_at, schedule_version, idempotency_key, created_at)
      select ${ctx.practiceId}::uuid, ${one.bookingId}::uuid, ${one.siteId}::uuid, ${one.patientId}::uuid, ${one.variantId}::uuid,
             ${one.requestId}::uuid, ${one.surgeonId}::uuid, ${one.kind}, ${one.label}, 'booked', ${isoOf(one.startsAt)}::timestamptz,
             ${isoOf(one.endsAt)}::timestamptz, ${isoOf(one.arrivesAt)}::timestamptz, 1, ${one.idempotencyKey}, ${now}::timestamptz
        from hers ${given}
      on conflict do nothing returning practice_id, booking_id, patient_id),
    ${heldClaims(tx, one.claims)},
    ${toldAndNoted(tx, ctx, { ...one, kind: "booked", fields: [] })}
    select case
             when not exists (select from changed) then must_hold(false, ${NOT_MADE})
             when (select count(*) from held) <> ${one.claims.length} then must_hold(false, ${NOT_HELD})
           end, (
             select json_build_object('givenName', given_name, 'familyName', family_name) from hers) as patient`;
  return row?.patient ?? null;
}
