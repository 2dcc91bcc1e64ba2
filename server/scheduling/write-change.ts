import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import { NOT_HELD } from "./refusals.ts";
import type { BookingState } from "./schemas.ts";
import { isoOf } from "./start-view.ts";
import { claimRows, type NewClaim } from "./write-claims.ts";

type Told = {
  bookingId: string;
  /** The version that the caller saw: nothing is written over another one. */
  scheduleVersion: number;
  kind: "moved" | "cancelled" | "no_show" | "restored";
  details: Record<string, unknown>;
  /** Names of the booking's fields that change. */
  fields: readonly string[];
  /** Actions for the audit, one row each. */
  actions: readonly string[];
};

export type Placing = Told & {
  from: BookingState;
  surgeonId: string | null;
  /** Epoch ms. */
  startsAt: number;
  endsAt: number;
  arrivesAt: number;
  claims: readonly NewClaim[];
  /** A request that waits again and is taken with it. */
  requestId: string | null;
};

/**
 * Gives a booking its time and claims anew, in one statement: its own old claims go first, so that it may overlap itself. Fails (`outrun`), and the old ones stand,
 * when a claimant could not be had, when the booking is no longer as the caller saw it, or when its request no longer waits.
 */
export async function placeAnew(tx: Tx, ctx: Ctx, one: Placing): Promise<void> {
  const { sql } = tx;
  const request = one.requestId
    ? sql`
    taken as (
      update scheduling_request set state = 'booked'
       where practice_id = ${ctx.practiceId} and request_id = ${one.requestId} and state = 'waiting' returning request_id),`
    : sql``;
  await sql`
    with ${request}
    changed as (
      update booking set state = 'booked', starts_at = ${isoOf(one.startsAt)}::timestamptz, ends_at = ${isoOf(one.endsAt)}::timestamptz,
             arrives_at = ${isoOf(one.arrivesAt)}::timestamptz, surgeon_id = ${one.surgeonId}::uuid, schedule_version = schedule_version + 1
       where practice_id = ${ctx.practiceId} and booking_id = ${one.bookingId} and schedule_version = ${one.scheduleVersion}
         and state = ${one.from} ${one.requestId ? sql`and exists (select from taken)` : sql``}
      returning practice_id, booking_id, patient_id),
    freed as (
      delete from claim k using changed where k.practice_id = changed.practice_id and k.booking_id = changed.booking_id returning claim_id),
    held as (
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, need_id, starts_at, ends_at, before_minutes,
                         after_minutes, active)
      select changed.practice_id, c.claim_id, changed.booking_id, c.claimant_id, c.kind, c.phase, c.need_id, c.starts_at, c.ends_at,
             c.before_minutes, c.after_minutes, true
        from changed, ${claimRows(tx, one.claims)}
       where (select count(*) from freed) >= 0 -- asks for all that goes before the first comes
       order by c.claimant_id
      on conflict do nothing returning claimant_id),
    ${toldAndNoted(tx, ctx, one)}
    select must_hold((select count(*) from held) = ${one.claims.length}, ${NOT_HELD})`;
}

export type StateChange = Told & { from: BookingState; to: BookingState };

/**
 * Another state at the same time. A cancelled booking holds nothing; the request of one that was cancelled or missed waits again, and one that stands after
 * all takes it. False when it is no longer as the caller saw it, or its request no longer waits.
 */
export async function changeState(tx: Tx, ctx: Ctx, one: StateChange): Promise<boolean> {
  const { sql } = tx;
  const isTaken = one.to === "booked";
  const taken = sql`
    taken as (
      update scheduling_request r set state = 'booked' from booking b
       where b.practice_id = ${ctx.practiceId} and b.booking_id = ${one.bookingId} and r.practice_id = b.practice_id
         and r.request_id = b.request_id and r.state = 'waiting' returning r.request_id),`;
  const released = sql`
    released as (
      update claim k set active = false from changed
       where k.practice_id = changed.practice_id and k.booking_id = changed.booking_id and k.active returning k.claim_id),`;
  const waiting = sql`
    waiting as (
      update scheduling_request r set state = 'waiting' from changed
       where r.practice_id = changed.practice_id and r.request_id = changed.request_id and r.state = 'booked' returning r.request_id),`;
  const [row] = await sql<{ changed: boolean }[]>`
    with ${isTaken ? taken : sql``} changed as (
      update booking set state = ${one.to}, schedule_version = schedule_version + 1
       where practice_id = ${ctx.practiceId} and booking_id = ${one.bookingId} and schedule_version = ${one.scheduleVersion}
         and state = ${one.from} ${isTaken ? sql`and (request_id is null or request_id in (select request_id from taken))` : sql``}
      returning practice_id, booking_id, patient_id, request_id),
    ${one.to === "cancelled" ? released : sql``} ${isTaken ? sql`` : waiting}
    ${toldAndNoted(tx, ctx, one)}
    select exists (select from changed) as changed`;
  return row?.changed ?? false;
}

/** The event and the audit of what `changed` holds. */
function toldAndNoted({ sql }: Tx, ctx: Ctx, one: Told) {
  const now = ctx.now.toString();
  return sql`
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
      select practice_id, ${newId()}::uuid, booking_id, patient_id, ${one.kind}, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role},
             ${JSON.stringify(one.details)}::jsonb
        from changed),
    noted as (
      insert into audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, fields, request_id)
      select changed.practice_id, a.event_id, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role}, a.action, 'booking', changed.booking_id,
             ${[...one.fields]}::text[], ${ctx.requestId}
        from changed, unnest(${one.actions.map(() => newId())}::uuid[], ${[...one.actions]}::text[]) as a (event_id, action))`;
}
