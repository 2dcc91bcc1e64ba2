import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import type { FoundBooking } from "./board-lines.ts";
import { ms } from "./epoch.ts";
import { type ExceptionRow, exceptionRows, type HoursRow, hoursRows } from "./open-rows.ts";
import type { Accepted } from "./placing.ts";
import type { ResourceKind } from "./schemas.ts";

/** Claims to come that may stand on nothing any more, and what says whether they do. Instants are epoch ms. */
export type Suspects = {
  /** The practice's plan by which they are suspected. */
  readonly revision: string;
  readonly site: { readonly name: string; readonly zone: string };
  readonly claims: readonly Suspect[];
  /** At the site. */
  readonly hours: readonly HoursRow[];
  /** Of these resources or the whole site. */
  readonly exceptions: readonly ExceptionRow[];
};

export type Suspect = {
  readonly bookingId: string;
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly inUse: boolean;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly accepted: Accepted | null;
  /** She has been taken into theatre, before her hour. */
  readonly goneIn: boolean;
  /** Null where the reader must not know whose it is. */
  readonly booking: FoundBooking | null;
};

type Row = { suspects: Omit<Suspects, "site"> & { site: Suspects["site"] | null } };

/** One round trip. NOT_FOUND for a site that is not the practice's. */
export async function loadSuspects(tx: Tx, ctx: Ctx, siteId: string): Promise<Suspects> {
  const [row] = await suspectsQuery(tx, ctx, siteId);
  const suspects = row?.suspects;
  if (!suspects?.site) throw notFound("site");
  return { ...suspects, site: suspects.site };
}

/**
 * Leaves out what is surely in order, in sets: a claim in use, inside the weekly hours of the dates ahead, met by no closure. The hours are laid out once for
 * all claims, on the two dates that each of their days in UTC can be at the site. On the date of a clock change, where wall and elapsed time differ, nothing is
 * sure. The few others are judged by the rules.
 */
export function suspectsQuery(tx: Tx, ctx: Ctx, siteId: string) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  // What is to come may hold somebody for two days before its hour, and stand on an opening that is over by now.
  const since = sql`${ctx.now.toString()}::timestamptz - interval '48 hours'`;
  const knows = ctx.role !== "manager";
  const patient = knows
    ? sql`left join patient p on p.practice_id = b.practice_id and p.patient_id = b.patient_id`
    : sql`left join (select null::uuid as patient_id, null as given_name, null as family_name) p on true`;
  return sql<Row[]>`
    with place as materialized (
      select name, zone from site where practice_id = ${here} and site_id = ${siteId}),
    ahead as materialized (
      select booking_id, claimant_id, starts_at, ends_at from claim
       where practice_id = ${here} and active and claimant_kind = 'resource' and starts_at > ${since}),
    days as (
      select day, day::timestamp at time zone zone as midnight
        from place, (select distinct (utc at time zone zone)::date + next as day
                       from place, (select distinct date_bin('24 hours', starts_at, 'epoch') as utc from ahead) d, generate_series(0, 1) next) dates
       where (day + 1)::timestamp at time zone zone - day::timestamp at time zone zone = interval '24 hours'),
    open as materialized (
      select h.resource_id, range_agg(tstzrange(d.midnight + h.opens_minute * interval '1 minute', d.midnight + h.closes_minute * interval '1 minute')) as during
        from days d
        join hours h on h.practice_id = ${here} and h.site_id = ${siteId} and h.weekday = extract(isodow from d.day)::smallint
                    and h.valid_from <= d.day and (h.valid_to is null or h.valid_to >= d.day) and h.closes_minute > h.opens_minute
       group by h.resource_id),
    closed as materialized (
      select resource_id, starts_at, ends_at from closure
       where practice_id = ${here} and lifted_at is null and kind = 'closure' and ends_at > ${since}
         and (site_id is null or site_id = ${siteId} or resource_id is not null)),
    suspect as materialized (
      select a.*, r.kind, r.name, r.active
        from ahead a
        join resource r on r.practice_id = ${here} and r.resource_id = a.claimant_id and (r.site_id is null or r.site_id = ${siteId})
        left join open on open.resource_id = a.claimant_id
       where not r.active or open.during is null or not open.during @> tstzrange(a.starts_at, a.ends_at)
          or exists (select from closed c
                      where (c.resource_id is null or c.resource_id = a.claimant_id) and c.starts_at < a.ends_at and a.starts_at < c.ends_at)),
    met as materialized (
      select s.*, b.booking_id is null as hidden, b.patient_id, b.kind as booking_kind, b.label, b.state, b.starts_at as b_starts,
             b.ends_at as b_ends, b.arrives_at, b.surgeon_id, b.request_id, b.schedule_version, b.practice_id
        from suspect s left join booking b on b.practice_id = ${here} and b.booking_id = s.booking_id
       where coalesce(b.site_id, site_of_booking(s.booking_id)) = ${siteId} and coalesce(b.starts_at, start_of_booking(s.booking_id)) > ${ctx.now.toString()}::timestamptz)
    select json_build_object(
      'revision', (select revision from plan_revision where practice_id = ${here}),
      'site', (select json_build_object('name', name, 'zone', zone) from place),
      'claims', (
        select coalesce(json_agg(json_build_object(
                 'bookingId', b.booking_id, 'resourceId', b.claimant_id, 'kind', b.kind, 'name', b.name, 'inUse', b.active,
                 'startsAt', ${ms(tx, "b.starts_at")}, 'endsAt', ${ms(tx, "b.ends_at")}, 'accepted', accepted_outside(b.booking_id),
                 'goneIn', exists (select from day_step d where d.practice_id = ${here} and d.booking_id = b.booking_id and d.step = 'in_theatre'),
                 'booking', case when not hidden then json_build_object(
                   'bookingId', b.booking_id, 'patientId', p.patient_id, 'givenName', p.given_name, 'familyName', p.family_name,
                   'kind', b.booking_kind, 'label', b.label, 'state', b.state, 'startsAt', ${ms(tx, "b.b_starts")}, 'endsAt', ${ms(tx, "b.b_ends")},
                   'arrivesAt', ${ms(tx, "b.arrives_at")}, 'surgeonId', b.surgeon_id, 'surgeonName', d.name, 'requestId', b.request_id,
                   'scheduleVersion', b.schedule_version) end) order by b.starts_at, b.booking_id, b.claimant_id), '[]')
          from met b
          ${patient}
          left join resource d on d.practice_id = ${here} and d.resource_id = b.surgeon_id),
      'hours', (
        select ${hoursRows(tx)}
          from hours h where h.practice_id = ${here} and h.site_id = ${siteId} and h.resource_id = any (array(select claimant_id from met))),
      'exceptions', (
        select ${exceptionRows(tx)}
          from closure c
         where c.practice_id = ${here} and c.lifted_at is null and c.ends_at > ${since}
           and (c.resource_id is null or c.resource_id = any (array(select claimant_id from met)))
           and (c.site_id is null or c.site_id = ${siteId} or (c.resource_id is not null and c.kind = 'closure')))) as suspects`;
}
