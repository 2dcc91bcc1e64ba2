import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import { NOT_HELD, NOT_MADE } from "./refusals.ts";
import { isoOf } from "./start-view.ts";
import { claimRows, type NewClaim } from "./write-claims.ts";

export type NewBooking = {
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
  details: Record<string, unknown>;
  /** Actions for the audit, one row each. */
  actions: readonly string[];
};

/**
 * Booking, claims, event, audit and the request's state in one statement, which fails (`outrun`) and leaves nothing when a claimant could not be had, when the
 * key is another booking's by now, or when the request no longer waits.
 */
export async function writeBooking(tx: Tx, ctx: Ctx, one: NewBooking): Promise<void> {
  const { sql } = tx;
  const now = ctx.now.toString();
  const taken = one.requestId
    ? sql`
    taken as (
      update scheduling_request set state = 'booked'
       where practice_id = ${ctx.practiceId} and request_id = ${one.requestId} and state = 'waiting' returning request_id),`
    : sql``;
  await sql`
    with ${taken}
    made as (
      insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, request_id, surgeon_id, kind, label, state, starts_at,
                           ends_at, arrives_at, schedule_version, idempotency_key, created_at)
      select ${ctx.practiceId}::uuid, ${one.bookingId}::uuid, ${one.siteId}::uuid, ${one.patientId}::uuid, ${one.variantId}::uuid,
             ${one.requestId}::uuid, ${one.surgeonId}::uuid, ${one.kind}, ${one.label}, 'booked', ${isoOf(one.startsAt)}::timestamptz,
             ${isoOf(one.endsAt)}::timestamptz, ${isoOf(one.arrivesAt)}::timestamptz, 1, ${one.idempotencyKey}, ${now}::timestamptz
       ${one.requestId ? sql`from taken` : sql``}
      on conflict do nothing returning practice_id, booking_id, patient_id),
    held as (
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, need_id, starts_at, ends_at, before_minutes,
                         after_minutes, active)
      select made.practice_id, c.claim_id, made.booking_id, c.claimant_id, c.kind, c.phase, c.need_id, c.starts_at, c.ends_at,
             c.before_minutes, c.after_minutes, true
        from made, ${claimRows(tx, one.claims)} order by c.claimant_id
      on conflict do nothing returning claimant_id),
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
      select practice_id, ${newId()}::uuid, booking_id, patient_id, 'booked', ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role},
             ${JSON.stringify(one.details)}::jsonb
        from made),
    noted as (
      insert into audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, request_id)
      select made.practice_id, a.event_id, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role}, a.action, 'booking', made.booking_id,
             ${ctx.requestId}
        from made, unnest(${one.actions.map(() => newId())}::uuid[], ${[...one.actions]}::text[]) as a (event_id, action))
    select must_hold(exists (select from made), ${NOT_MADE}), must_hold((select count(*) from held) = ${one.claims.length}, ${NOT_HELD})`;
}
