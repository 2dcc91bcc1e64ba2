import { type Ctx, newId, type Tx, toInstant } from "#server/kernel/index.ts";

/** A planned operation of an earlier system: one theatre and one patient, its minutes as they were, no turnover added. */
export type AsPlanned = {
  idempotencyKey: string;
  siteId: string;
  patientId: string;
  variantId: string;
  needId: string;
  label: string;
  resourceId: string;
  startsAt: Temporal.Instant;
  minutes: number;
};
export type Planned = { made: boolean; bookingId: string | null; claims: number };

/**
 * Books one imported operation through the same constraint as everything else; days that are over are allowed here. `made` is false when its key was
 * booked before. Fewer than two claims: something overlaps, and the caller must roll the transaction back.
 */
export async function bookAsPlanned(tx: Tx, ctx: Ctx, plan: AsPlanned): Promise<Planned> {
  const startsAt = plan.startsAt.toString();
  const endsAt = plan.startsAt.add({ minutes: plan.minutes }).toString();
  const now = ctx.now.toString();
  const [first, second] = [newId(), newId()];
  const [row] = await tx.sql<{ booking_id: string | null; claims: number }[]>`
    with made as (
      insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, kind, label, state, starts_at, ends_at, arrives_at,
                           schedule_version, idempotency_key, created_at)
      values (${ctx.practiceId}, ${newId()}, ${plan.siteId}, ${plan.patientId}, ${plan.variantId}, 'service', ${plan.label}, 'booked',
              ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${startsAt}::timestamptz, 1, ${plan.idempotencyKey}, ${now}::timestamptz)
      on conflict do nothing returning booking_id),
    held as (
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, need_id, starts_at, ends_at, active)
      select ${ctx.practiceId}::uuid, c.claim_id, made.booking_id, c.claimant_id, c.kind, c.phase, c.need_id, ${startsAt}::timestamptz,
             ${endsAt}::timestamptz, true
        from made, (values (${first}::uuid, ${plan.resourceId}::uuid, 'resource', 'operation', ${plan.needId}::uuid),
                           (${second}::uuid, ${plan.patientId}::uuid, 'patient', 'whole', null)) c (claim_id, claimant_id, kind, phase, need_id)
       order by c.claimant_id
      on conflict do nothing returning claim_id),
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
      select ${ctx.practiceId}::uuid, ${newId()}::uuid, made.booking_id, ${plan.patientId}::uuid, 'booked', ${now}::timestamptz, null, ${ctx.role},
             jsonb_build_object('to', ${startsAt}::text, 'reason', 'imported')
        from made),
    noted as (
      insert into audit_event (practice_id, event_id, at, role, action, subject_kind, subject_id, request_id)
      select ${ctx.practiceId}::uuid, ${newId()}::uuid, ${now}::timestamptz, ${ctx.role}, 'booking.imported', 'booking', made.booking_id, ${ctx.requestId}
        from made)
    select (select booking_id from made) as booking_id, (select count(*)::int from held) as claims`;
  return { made: Boolean(row?.booking_id), bookingId: row?.booking_id ?? null, claims: row?.claims ?? 0 };
}

export type Occupied = {
  bookingId: string;
  resourceId: string | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
};

type ClaimRow = {
  booking_id: string;
  claimant_id: string;
  claimant_kind: string;
  starts_at: string;
  ends_at: string;
};
type OccupiedBy = Occupied & { claimantId: string };

/** The active claims of these claimants between two instants. */
export async function occupiedBetween(
  tx: Tx,
  ctx: Ctx,
  claimantIds: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<OccupiedBy[]> {
  const rows = await tx.sql<ClaimRow[]>`
    select booking_id, claimant_id, claimant_kind, starts_at, ends_at from claim
     where practice_id = ${ctx.practiceId} and claimant_id = any (${[...claimantIds]}::uuid[]) and active
       and starts_at < ${to.toString()}::timestamptz and ends_at > ${from.toString()}::timestamptz
     order by starts_at`;
  return rows.map(occupiedBy);
}

/** The active claims of these resources and of every patient between two instants, some thousand at a time: years of them need not fit in memory. */
export async function* occupiedInPieces(
  tx: Tx,
  ctx: Ctx,
  resourceIds: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): AsyncGenerator<OccupiedBy[]> {
  const pieces = tx.sql<ClaimRow[]>`
    select booking_id, claimant_id, claimant_kind, starts_at, ends_at from claim
     where practice_id = ${ctx.practiceId} and active
       and (claimant_kind = 'patient' or claimant_id = any (${[...resourceIds]}::uuid[]))
       and starts_at < ${to.toString()}::timestamptz and ends_at > ${from.toString()}::timestamptz`.cursor(
    PIECE,
  );
  for await (const rows of pieces) yield rows.map(occupiedBy);
}

const PIECE = 2000;

const occupiedBy = (row: ClaimRow): OccupiedBy => ({
  bookingId: row.booking_id,
  claimantId: row.claimant_id,
  resourceId: row.claimant_kind === "resource" ? row.claimant_id : null,
  startsAt: toInstant(row.starts_at),
  endsAt: toInstant(row.ends_at),
});
