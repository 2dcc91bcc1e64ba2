import type { Ctx, Tx } from "#server/kernel/index.ts";
import { ms } from "./epoch.ts";
import {
  type ExceptionRow,
  exceptionRows,
  exceptionsOf,
  type HoursRow,
  hoursOf,
  hoursRows,
} from "./open-rows.ts";
import type { ResourceKind } from "./schemas.ts";

/** Who is at one site on some days, and when it is open. Instants are epoch ms. */
export type Ground = {
  /** The practice's plan of which all this is a part. */
  readonly revision: string;
  readonly site: { readonly name: string; readonly zone: string };
  readonly resources: readonly FoundResource[];
  /** At the site. */
  readonly hours: readonly HoursRow[];
  /** Of these resources or the whole site. */
  readonly exceptions: readonly ExceptionRow[];
};

/** What of its rooms is held on these days. */
export type HeldRooms = {
  /** `[room, from, to]` of theatres and consulting rooms. */
  readonly held: readonly (readonly [string, number, number])[];
  /** Dates at the site on which something that is booked here begins. */
  readonly booked: readonly string[];
};

export type FoundResource = {
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly ordinal: number;
  /** In use, and of this site alone: there on each of its days, open or not. */
  readonly resident: boolean;
};

/** Dates at the site, both included. */
export type Days = { readonly from: string; readonly to: string };
export type BoardAsked = Days & { readonly siteId: string };

/** A site with the instants between which its days lie, with two hours to spare. */
export function boundsOf({ sql }: Tx, ctx: Ctx, { siteId, from, to }: BoardAsked) {
  return sql`
      select name, zone, (${from}::date::timestamp at time zone zone) - interval '2 hours' as since,
             ((${to}::date + 1)::timestamp at time zone zone) + interval '2 hours' as until
        from site where practice_id = ${ctx.practiceId}::uuid and site_id = ${siteId}`;
}

/** Common table expressions: the `place` with its bounds, what is `held` on these days, and who is `present` there. */
export function standing(tx: Tx, ctx: Ctx, { siteId, from, to }: BoardAsked) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  return sql`
    place as materialized (${boundsOf(tx, ctx, { siteId, from, to })}),
    held as materialized (
      select k.*, b.booking_id is null as hidden, coalesce(b.site_id, site_of_booking(k.booking_id)) = ${siteId}::uuid as here
        from claim k left join booking b on b.practice_id = k.practice_id and b.booking_id = k.booking_id
       where k.practice_id = ${here} and k.active and k.claimant_kind = 'resource'
         and k.starts_at > (select since - interval '48 hours' from place) and k.starts_at < (select until from place)
         and k.ends_at > (select since from place)),
    present as materialized (
      select r.* from resource r
       where r.practice_id = ${here} and (
             (r.active and (r.site_id = ${siteId}
                or (r.site_id is null and (
                     exists (select from hours h where h.practice_id = ${here} and h.resource_id = r.resource_id and h.site_id = ${siteId}
                                and h.valid_from <= ${to}::date and (h.valid_to is null or h.valid_to >= ${from}::date))
                  or exists (select from closure c where c.practice_id = ${here} and c.resource_id = r.resource_id and c.site_id = ${siteId}
                                and c.kind = 'opening' and c.lifted_at is null and c.ends_at > (select since from place)
                                and c.starts_at < (select until from place))))))
          or r.resource_id = any (array(select claimant_id from held where held.here))))`;
}

/** The parts of a `Ground`, read from `standing`. */
export function ground(tx: Tx, ctx: Ctx, { siteId, from, to }: BoardAsked) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  return sql`
      'revision', (select revision from plan_revision where practice_id = ${here}),
      'site', (select json_build_object('name', name, 'zone', zone) from place),
      'resources', (
        select coalesce(json_agg(json_build_object('resourceId', resource_id, 'kind', kind, 'name', name, 'ordinal', ordinal, 'resident', active and site_id is not null)), '[]') from present),
      'hours', (
        select ${hoursRows(tx)}
          from hours h join present r on r.resource_id = h.resource_id and r.active
         where h.practice_id = ${here} and h.site_id = ${siteId} and h.valid_from <= ${to}::date
           and (h.valid_to is null or h.valid_to >= ${from}::date - 1)),
      'exceptions', (
        select ${exceptionRows(tx)}
          from closure c
         where c.practice_id = ${here} and c.lifted_at is null and c.ends_at > (select since from place)
           and c.starts_at < (select until from place)
           and (c.resource_id is null or c.resource_id = any (array(select resource_id from present where active)))
           and (c.site_id is null or c.site_id = ${siteId} or (c.resource_id is not null and c.kind = 'closure')))`;
}

/** The parts of `HeldRooms`, read from `standing`. */
export function heldRooms(tx: Tx) {
  return tx.sql`
      'held', (
        select coalesce(json_agg(json_build_array(claimant_id, ${ms(tx, "held.starts_at")}, ${ms(tx, "held.ends_at")})), '[]')
          from held join present r on r.resource_id = held.claimant_id
         where held.here and r.kind in ('theatre', 'consulting_room')),
      'booked', (
        select coalesce(json_agg(distinct (held.starts_at at time zone place.zone)::date), '[]')
          from place, held where held.here)`;
}

/** What the rules ask for of a ground, whatever the day. */
export function groundOf(siteId: string, ground: Ground) {
  const hours = hoursOf(siteId, ground.hours);
  const exceptions = exceptionsOf(ground.exceptions);
  const resourceIds = ground.resources.map(({ resourceId }) => resourceId);
  return { siteId, zone: ground.site.zone, hours, exceptions, resourceIds };
}
