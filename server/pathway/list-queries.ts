import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { ListEntry } from "./schemas.ts";

/** One booking on a list, before its procedure: hours as PostgreSQL writes them. */
export type ListRow = Omit<
  ListEntry,
  "occupied" | "lost" | "patientName" | "caseId" | "procedureName" | "mayRequest"
> & {
  givenName: string | null;
  familyName: string | null;
  requestId: string | null;
};

/**
 * Joins as `place` where a booking takes place, as the week board tells it: its theatre, else its consulting room. A theatre is held for set-up before
 * the hour and turnover after it. Of a booking that the reader must not know, nothing: a room would tie two of its claims together.
 */
const placeOf = ({ sql }: Tx) => sql`
  left join lateral (
    select room.name as room_name, case when room.kind = 'theatre' then pc.before_minutes else 0 end as setup,
           case when room.kind = 'theatre' then pc.after_minutes else 0 end as turnover
      from claim pc
      join resource room on room.practice_id = pc.practice_id and room.resource_id = pc.claimant_id
     where pc.practice_id = b.practice_id and pc.booking_id = b.booking_id and pc.active
       and room.kind in ('theatre', 'consulting_room')
     order by room.kind = 'theatre' desc, pc.starts_at, pc.claimant_id limit 1) place on true`;

/** What the member of staff's own resource is held for between two dates at each site; names only of whom she or he may know. */
export async function ownEntries(tx: Tx, ctx: Ctx, from: string, to: string): Promise<ListRow[]> {
  const rows = await tx.sql<ListRow[]>`
    with held as (
      select c.practice_id, c.booking_id, (min(c.claim_id::text))::uuid as claim_id, min(c.starts_at) as starts_at,
             max(c.ends_at) as ends_at, (min(r.resource_id::text))::uuid as resource_id
        from resource r
        join claim c on c.practice_id = r.practice_id and c.claimant_id = r.resource_id and c.active
       where r.practice_id = ${ctx.practiceId} and r.staff_id = ${ctx.actorId} and r.kind = ${ctx.role}
         and c.starts_at >= ${from}::date - interval '2 days' and c.starts_at < ${to}::date + interval '3 days'
       group by c.practice_id, c.booking_id)
    select h.claim_id as "claimId", (coalesce(b.starts_at, h.starts_at) at time zone s.zone)::date as date,
           coalesce(b.starts_at, h.starts_at) as "startsAt", coalesce(b.ends_at, h.ends_at) as "endsAt", true as mine,
           s.site_id as "siteId", s.name as "siteName", s.zone, b.booking_id as "bookingId",
           p.patient_id as "patientId", p.given_name as "givenName", p.family_name as "familyName", b.kind, b.label,
           b.state, b.arrives_at as "arrivesAt", b.request_id as "requestId", place.room_name as "roomName",
           coalesce(place.setup, 0) as "setupMinutes", coalesce(place.turnover, 0) as "turnoverMinutes"
      from held h
      left join booking b on b.practice_id = h.practice_id and b.booking_id = h.booking_id
      left join patient p on p.practice_id = b.practice_id and p.patient_id = b.patient_id
      -- Where the booking must not be known, its rooms say which site; where it holds none, the hours of whoever is held.
      join site s on s.practice_id = h.practice_id and s.site_id = coalesce(
        b.site_id,
        (select room.site_id from claim rc
           join resource room on room.practice_id = rc.practice_id and room.resource_id = rc.claimant_id
          where rc.practice_id = h.practice_id and rc.booking_id = h.booking_id and rc.active and room.site_id is not null
          limit 1),
        (select w.site_id from hours w where w.practice_id = h.practice_id and w.resource_id = h.resource_id
          order by w.valid_from desc, w.hours_id limit 1))
      ${placeOf(tx)}
     where (coalesce(b.starts_at, h.starts_at) at time zone s.zone)::date between ${from}::date and ${to}::date
     order by "startsAt", "claimId"`;
  return [...rows];
}

/** For a nurse: the other patients of today at the sites where she works today, as far as the row policies show them. */
export async function todaysOthers(tx: Tx, ctx: Ctx, from: string, to: string): Promise<ListRow[]> {
  if (ctx.role !== "nurse") return [];
  return [...(await todaysOthersQuery(tx, ctx, from, to))];
}

export const todaysOthersQuery = (tx: Tx, ctx: Ctx, from: string, to: string) => tx.sql<ListRow[]>`
  select b.booking_id as "claimId", (b.starts_at at time zone s.zone)::date as date, b.starts_at as "startsAt",
         b.ends_at as "endsAt", false as mine, s.site_id as "siteId", s.name as "siteName", s.zone,
         b.booking_id as "bookingId", p.patient_id as "patientId", p.given_name as "givenName",
         p.family_name as "familyName", b.kind, b.label, b.state, b.arrives_at as "arrivesAt",
         b.request_id as "requestId", place.room_name as "roomName", coalesce(place.setup, 0) as "setupMinutes",
         coalesce(place.turnover, 0) as "turnoverMinutes"
    from nurse_sites_today() n
    join booking b on b.practice_id = ${ctx.practiceId} and b.site_id = n.site_id and b.state <> 'cancelled'
     and b.starts_at >= n.since and b.starts_at < n.until
    join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
    join patient p on p.practice_id = b.practice_id and p.patient_id = b.patient_id
    ${placeOf(tx)}
   where b.starts_at >= app_now() - interval '26 hours' and b.starts_at < app_now() + interval '26 hours'
     and (b.starts_at at time zone s.zone)::date between ${from}::date and ${to}::date
     and not exists (
       select from claim c join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
        where c.practice_id = b.practice_id and c.booking_id = b.booking_id and c.active
          and r.staff_id = app_actor() and r.kind = 'nurse')
   order by "startsAt", "claimId"`;

/** The clock that the reader works by: that of the site of her or his latest hours, else of any site. */
export async function ownZone(tx: Tx, ctx: Ctx): Promise<string> {
  const [row] = await tx.sql<{ zone: string }[]>`
    select s.zone from site s
      left join lateral (
        select max(w.valid_from) as since from resource r
          join hours w on w.practice_id = r.practice_id and w.resource_id = r.resource_id
         where r.practice_id = s.practice_id and r.staff_id = ${ctx.actorId} and r.kind = ${ctx.role} and r.active
           and w.site_id = s.site_id) h on true
     where s.practice_id = ${ctx.practiceId} and s.active
     order by h.since desc nulls last, s.site_id limit 1`;
  return row?.zone ?? "UTC";
}
