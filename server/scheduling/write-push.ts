import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import { isoOf } from "./epoch.ts";
import type { Item } from "./push-scene.ts";
import { NOT_HELD } from "./refusals.ts";
import type { PushedTo } from "./rules/push.ts";
import { hoursOf } from "./start-view.ts";
import { claimsOf, heldClaims, type NewClaim } from "./write-claims.ts";

type List = {
  items: readonly Item[];
  starts: ReadonlyMap<string, PushedTo>;
  by: number;
  override: string | undefined;
};
type Placing = {
  bookingId: string;
  version: number;
  startsAt: string;
  endsAt: string;
  arrivesAt: string;
  details: Record<string, unknown>;
  overridden: boolean;
  claims: readonly NewClaim[];
};

/**
 * Gives a whole list its times and claims anew, in one statement: all their old claims go first, so that each may take what another held. Fails (`outrun`), and all stand as they were,
 * when a claimant could not be had or one of them is no longer as it was read.
 */
export async function placeList(tx: Tx, ctx: Ctx, list: List): Promise<void> {
  const { sql } = tx;
  const all = list.items.flatMap((item) => placingOf(item, list) ?? []);
  const claims = all.flatMap((one) => one.claims.map((claim) => ({ ...claim, bookingId: one.bookingId })));
  const audits = all.flatMap(({ bookingId, overridden }) =>
    (overridden ? ["booking.moved", "booking.overridden"] : ["booking.moved"]).map((action) => ({
      bookingId,
      action,
    })),
  );
  const now = ctx.now.toString();
  await sql`
    with list as materialized (
      select * from json_to_recordset(${JSON.stringify(all.map(({ claims: _, ...one }) => one))}::json) as l (
        "bookingId" uuid, version int, "startsAt" timestamptz, "endsAt" timestamptz, "arrivesAt" timestamptz, details jsonb)),
    changed as (
      update booking b set starts_at = l."startsAt", ends_at = l."endsAt", arrives_at = l."arrivesAt", schedule_version = b.schedule_version + 1
        from list l
       where b.practice_id = ${ctx.practiceId} and b.booking_id = l."bookingId" and b.schedule_version = l.version and b.state = 'booked'
      returning b.practice_id, b.booking_id, b.patient_id, l.details),
    freed as (
      delete from claim k using changed where k.practice_id = changed.practice_id and k.booking_id = changed.booking_id returning claim_id),
    ${heldClaims(tx, claims, sql`(select count(*) from freed) >= 0`)}, -- which asks for all that goes before the first comes
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
      select practice_id, e.event_id, e.booking_id, patient_id, 'moved', ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role}, details
        from changed
        join unnest(${all.map(() => newId())}::uuid[], ${all.map(({ bookingId }) => bookingId)}::uuid[]) as e (event_id, booking_id)
          using (booking_id)),
    noted as (
      insert into audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, fields, request_id)
      select practice_id, a.event_id, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role}, a.action, 'booking', a.booking_id,
             ${["startsAt", "resources"]}::text[], ${ctx.requestId}
        from changed
        join unnest(${audits.map(() => newId())}::uuid[], ${audits.map(({ bookingId }) => bookingId)}::uuid[],
                    ${audits.map(({ action }) => action)}::text[]) as a (event_id, booking_id, action) using (booking_id))
    select case when (select count(*) from held) <> ${claims.length} then must_hold(false, ${NOT_HELD}) end`;
}

function placingOf({ view, scene }: Item, { starts, by, override }: List): Placing | null {
  const start = starts.get(view.bookingId);
  if (!start) return null;
  const { startsAt, endsAt, arrivesAt } = hoursOf(scene, start.startsAt);
  const outside = start.outside.length > 0 && override ? { override, outside: start.outside } : {};
  return {
    bookingId: view.bookingId,
    version: view.scheduleVersion,
    startsAt: isoOf(startsAt),
    endsAt: isoOf(endsAt),
    arrivesAt: isoOf(arrivesAt),
    details: {
      from: view.startsAt,
      to: isoOf(startsAt),
      askedBy: "practice",
      pushedBy: by,
      ...outside,
    },
    overridden: "override" in outside,
    claims: claimsOf(scene, view.patientId, start),
  };
}
