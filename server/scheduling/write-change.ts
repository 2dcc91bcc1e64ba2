import type { Ctx, Tx } from "#server/kernel/index.ts";
import { isoOf } from "./epoch.ts";
import { changedMeanwhile } from "./must-allow.ts";
import { NOT_HELD } from "./refusals.ts";
import type { BookingState } from "./schemas.ts";
import { heldClaims, type NewClaim } from "./write-claims.ts";
import { type Told, takenRequest, toldAndNoted } from "./write-told.ts";

type Changed = Told & {
  bookingId: string;
  /** The version that the caller saw: nothing is written over another one. */
  scheduleVersion: number;
};

export type Placing = Changed & {
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
  await sql`
    with ${takenRequest(tx, ctx, one.requestId)}
    changed as (
      update booking set state = 'booked', starts_at = ${isoOf(one.startsAt)}::timestamptz, ends_at = ${isoOf(one.endsAt)}::timestamptz,
             arrives_at = ${isoOf(one.arrivesAt)}::timestamptz, surgeon_id = ${one.surgeonId}::uuid, schedule_version = schedule_version + 1
       where practice_id = ${ctx.practiceId} and booking_id = ${one.bookingId} and schedule_version = ${one.scheduleVersion}
         and state = ${one.from} ${one.requestId ? sql`and exists (select from taken)` : sql``}
      returning practice_id, booking_id, patient_id),
    freed as (
      delete from claim k using changed where k.practice_id = changed.practice_id and k.booking_id = changed.booking_id returning claim_id),
    ${heldClaims(tx, one.claims, sql`(select count(*) from freed) >= 0`)}, -- which asks for all that goes before the first comes
    ${toldAndNoted(tx, ctx, one)}
    select case when (select count(*) from held) <> ${one.claims.length} then must_hold(false, ${NOT_HELD}) end`;
}

export type StateChange = Changed & { from: BookingState; to: BookingState };

/**
 * Another state at the same time. A cancelled booking holds nothing; the request of one that was cancelled or missed waits again, and one that stands after
 * all takes it. CONFLICT `changedMeanwhile` when it is no longer as the caller saw it, or its
 * request no longer waits.
 */
export async function changeState(tx: Tx, ctx: Ctx, one: StateChange): Promise<void> {
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
  if (!row?.changed) throw changedMeanwhile();
}
