import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { ms } from "./epoch.ts";
import type { PhaseName } from "./rules/requirement.ts";
import type { BookingKind, BookingState, ResourceKind } from "./schemas.ts";

/** What is to be booked. A request and a booking say the rest themselves; a booking's surgeon stays unless another is asked for. */
export type Subject =
  | { readonly variantId: string; readonly siteId: string; readonly surgeonId: string | null }
  | { readonly requestId: string }
  | { readonly bookingId: string; readonly surgeonId: string | null };

/** Which days the answer must cover: those of one start, or from one local date to another (`YYYY-MM-DD`, both included). */
export type Days = { readonly at: string } | { readonly from: string; readonly to: string };

export type Asked = {
  readonly subject: Subject;
  readonly days: Days;
  /** Whose own claims count as busy; a request's and a booking's patient is known without. */
  readonly patientId: string | null;
  /** A resource that must be among the chosen ones: of the one pool that has it, nobody else is looked at. */
  readonly wishId?: string | null;
  /** Answers the booking that was made under this key, if any. */
  readonly idempotencyKey?: string;
};

/** All that decides on starts in these days, in one answer of the database. Instants are epoch ms, dates `YYYY-MM-DD`. */
export type Found = {
  readonly place: {
    readonly siteId: string;
    readonly siteName: string;
    readonly zone: string;
    readonly siteActive: boolean;
    readonly variantId: string;
    readonly offered: boolean;
    readonly label: string;
    readonly kind: BookingKind;
    readonly leadMinutes: number;
    readonly surgeonId: string | null;
    /** Set when the surgeon was named: what the named resource is. */
    readonly surgeonKind: ResourceKind | null;
    readonly requestId: string | null;
    readonly requestState: "waiting" | "booked" | "withdrawn" | null;
    /** Of the booking that is the subject. */
    readonly booking: {
      readonly state: BookingState;
      readonly startsAt: string;
      readonly endsAt: string;
    } | null;
    readonly patientId: string | null;
    /** She has, or had, a booking that was not cancelled; true as well where a request or a booking is the subject. */
    readonly known: boolean;
    readonly notBefore: string | null;
  };
  readonly patient: { readonly givenName: string; readonly familyName: string } | null;
  readonly earlier: { readonly bookingId: string; readonly intent: string | null } | null;
  readonly needs: readonly FoundNeed[];
  /** Who may meet a need, as `[pool or null, resource, name]`: active and to be had at the site. */
  readonly members: readonly (readonly [string | null, string, string])[];
  /** `[resource, weekday, opens, closes, valid from, valid to]` of the members at the site. */
  readonly hours: readonly (readonly [string, number, number, number, string, string | null])[];
  /** `[resource or null, kind, from, to]`, of the members or the whole site. */
  readonly exceptions: readonly (readonly [string | null, "closure" | "opening", number, number])[];
  /** For each claimant `[from, to, booking]` of each active claim, by start. */
  readonly busy: Readonly<Record<string, readonly (readonly [number, number, string])[]>>;
};

/** A need with its phase, in order; a phase that needs nobody has one with a null id. */
export type FoundNeed = {
  readonly phaseId: string;
  readonly phaseOrdinal: number;
  readonly phase: PhaseName;
  readonly minutes: number;
  readonly main: boolean;
  readonly needId: string | null;
  readonly kind: ResourceKind;
  readonly poolId: string | null;
  readonly resourceId: string | null;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

/** Loads a situation in one round trip. NOT_FOUND for what does not exist or the reader must not know. */
export async function loadSituation(tx: Tx, ctx: Ctx, asked: Asked): Promise<Found> {
  const [row] = await situationQuery(tx, ctx, asked);
  const found = row?.found;
  if (!found?.place) throw notFound("time");
  if (found.place.patientId && !found.patient) throw notFound("patient");
  return found as Found;
}

type Row = { found: Omit<Found, "place"> & { place: Found["place"] | null } };

/**
 * The one statement. Claims are read without a limit. Where one of several is chosen they reach over whole weeks, for fairness; else over the days and
 * as far as a booking on them can. A claim is two days long at the most, so what begins two days earlier cannot reach in. A closure of one person
 * counts wherever she or he works.
 */
export function situationQuery(
  tx: Tx,
  ctx: Ctx,
  { subject, days, patientId, wishId, idempotencyKey }: Asked,
) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  const knowsPatient = patientId !== null || !("variantId" in subject);
  const leftOut = "bookingId" in subject ? sql`and k.booking_id <> ${subject.bookingId}` : sql``;
  const firstDay =
    "at" in days ? sql`(${days.at}::timestamptz at time zone t.zone)::date` : sql`${days.from}::date`;
  const lastDay = "at" in days ? firstDay : sql`${days.to}::date`;
  const wished = wishId
    ? sql`and (w.pool_id is distinct from (select pool_id from wished) or r.resource_id = ${wishId})`
    : sql``;
  const known = sql`
    exists (select from booking b where b.practice_id = ${here} and b.patient_id = s."patientId" and b.state <> 'cancelled')`;
  const patient = sql`
    (select json_build_object('givenName', p.given_name, 'familyName', p.family_name)
       from place join patient p on p.practice_id = ${here} and p.patient_id = place."patientId")`;
  const earlier = sql`
    (select json_build_object('bookingId', b.booking_id, 'intent', (
              select e.details ->> 'intent' from booking_event e
               where e.practice_id = b.practice_id and e.booking_id = b.booking_id and e.kind = 'booked'))
       from booking b where b.practice_id = ${here} and b.idempotency_key = ${idempotencyKey ?? ""})`;
  return sql<Row[]>`
    with subject as (${subjectOf(tx, ctx, subject, { patientId, wishId: wishId ?? null })}),
    place as materialized (
      select s.*, t.name as "siteName", t.zone, t.active as "siteActive", v.active and f.active as offered,
             f.label || case when v.label = '' then '' else ', ' || v.label end as label, f.kind,
             f.arrival_lead_minutes as "leadMinutes", ${firstDay} as first_day, ${lastDay} as last_day,
             (select kind from resource where practice_id = ${here} and resource_id = s."surgeonId") as "surgeonKind",
             ${"variantId" in subject ? known : sql`true`} as known
        from subject s
        join site t on t.practice_id = ${here} and t.site_id = s."siteId"
        join variant v on v.practice_id = ${here} and v.variant_id = s."variantId"
        join profile f on f.practice_id = ${here} and f.profile_id = v.profile_id),
    wanted as materialized (
      select p.phase_id, p.ordinal as phase_ordinal, p.name, p.minutes, p.main, n.need_id, n.ordinal, n.kind, n.pool_id, n.resource_id,
             n.before_minutes, n.after_minutes
        from place
        join phase p on p.practice_id = ${here} and p.variant_id = place."variantId"
        left join need n on n.practice_id = ${here} and n.phase_id = p.phase_id),
    span as materialized (
      select near.since, near.until, near.since - interval '48 hours' as starts_since,
             least(near.since, date_trunc('week', first_day::timestamp) at time zone zone) as week_since,
             greatest(near.until, (date_trunc('week', last_day::timestamp) + interval '7 days') at time zone zone) as week_until
        from place, lateral (
          select (first_day::timestamp - reach) at time zone zone as since, ((last_day + 1)::timestamp + reach) at time zone zone as until
            from (select make_interval(mins => 60 + sum(minutes + coalesce(before_minutes, 0) + coalesce(after_minutes, 0))::int) as reach
                    from wanted) r) near),
    wished as materialized (
      select (array_agg(w.pool_id))[1] as pool_id
        from wanted w join pool_member m on m.practice_id = ${here} and m.pool_id = w.pool_id and m.resource_id = ${wishId ?? null}::uuid
      having count(*) = 1),
    member as materialized (
      select w.pool_id, r.resource_id, r.name
        from place, (select distinct pool_id, kind from wanted where pool_id is not null) w
        join pool_member m on m.practice_id = ${here} and m.pool_id = w.pool_id
        join resource r on r.practice_id = ${here} and r.resource_id = m.resource_id and r.kind = w.kind
       where r.active and (r.site_id is null or r.site_id = place."siteId")
         and (w.kind <> 'surgeon' or place."surgeonId" is null or r.resource_id = place."surgeonId") ${wished}
      union all
      select null, r.resource_id, r.name
        from place, (select distinct resource_id from wanted) w
        join resource r on r.practice_id = ${here} and r.resource_id = w.resource_id
       where r.active and (r.site_id is null or r.site_id = place."siteId")),
    someone as materialized (
      select resource_id as id, bool_and(alone) as alone
        from (select resource_id, count(*) over (partition by pool_id) = 1 or pool_id is null as alone from member) m
       group by resource_id)
    select json_build_object(
      'place', (select to_json(p) from place p),
      'patient', ${knowsPatient ? patient : sql`null`},
      'earlier', ${idempotencyKey === undefined ? sql`null` : earlier},
      'needs', (
        select coalesce(json_agg(json_build_object(
                 'phaseId', phase_id, 'phaseOrdinal', phase_ordinal, 'phase', name, 'minutes', minutes, 'main', main, 'needId', need_id,
                 'kind', kind, 'poolId', pool_id, 'resourceId', resource_id, 'beforeMinutes', before_minutes, 'afterMinutes', after_minutes)
                 order by phase_ordinal, ordinal, need_id), '[]') from wanted),
      'members', (select coalesce(json_agg(json_build_array(pool_id, resource_id, name)), '[]') from member),
      'hours', (
        select coalesce(json_agg(json_build_array(h.resource_id, h.weekday, h.opens_minute, h.closes_minute, h.valid_from, h.valid_to)), '[]')
          from place join hours h on h.practice_id = ${here} and h.site_id = place."siteId"
         where h.resource_id = any (array(select id from someone)) and h.valid_from <= place.last_day + 3
           and (h.valid_to is null or h.valid_to >= place.first_day - 3)),
      'exceptions', (
        select coalesce(json_agg(json_build_array(c.resource_id, c.kind, ${ms(tx, "c.starts_at")}, ${ms(tx, "c.ends_at")})), '[]')
          from place join closure c on c.practice_id = ${here}
         where c.lifted_at is null and c.ends_at > (select since from span) and c.starts_at < (select until from span)
           and (c.resource_id = any (array(select id from someone)) or c.resource_id is null)
           and (c.site_id is null or c.site_id = place."siteId" or (c.resource_id is not null and c.kind = 'closure'))),
      'busy', (
        select coalesce(json_object_agg(who.id, held.claims), '{}')
          from (select id, case when alone then starts_since else week_since - interval '48 hours' end as starts_since,
                       case when alone then since else week_since end as since, case when alone then until else week_until end as until
                  from span, (select * from someone union all select "patientId", true from place) s) who,
               lateral (
                 select json_agg(json_build_array(${ms(tx, "k.starts_at")}, ${ms(tx, "k.ends_at")}, k.booking_id) order by k.starts_at) as claims
                   from claim k
                  where k.practice_id = ${here} and k.active and k.claimant_id = who.id and k.starts_at > who.starts_since
                    and k.starts_at < who.until and k.ends_at > who.since ${leftOut}) held
         where held.claims is not null)) as found`;
}

type Also = { patientId: string | null; wishId: string | null };

/** A surgeon who is wished for is the surgeon asked for, wherever none is fixed. */
function subjectOf({ sql }: Tx, ctx: Ctx, subject: Subject, { patientId, wishId }: Also) {
  const wishedSurgeon = wishId
    ? sql`(select resource_id from resource where practice_id = ${ctx.practiceId} and resource_id = ${wishId} and kind = 'surgeon')`
    : sql`null`;
  const noBooking = sql`null::json as booking`;
  if ("requestId" in subject)
    return sql`
      select r.site_id as "siteId", r.variant_id as "variantId", r.surgeon_id as "surgeonId", r.request_id as "requestId",
             r.state as "requestState", r.patient_id as "patientId", r.not_before as "notBefore", ${noBooking}
        from scheduling_request r where r.practice_id = ${ctx.practiceId} and r.request_id = ${subject.requestId}`;
  if ("bookingId" in subject)
    return sql`
      select b.site_id as "siteId", b.variant_id as "variantId", 
             coalesce(r.surgeon_id, ${subject.surgeonId}::uuid, ${wishedSurgeon}, b.surgeon_id) as "surgeonId",
             b.request_id as "requestId", r.state as "requestState", b.patient_id as "patientId", r.not_before as "notBefore",
             json_build_object('state', b.state, 'startsAt', b.starts_at, 'endsAt', b.ends_at) as booking
        from booking b left join scheduling_request r on r.practice_id = b.practice_id and r.request_id = b.request_id
       where b.practice_id = ${ctx.practiceId} and b.booking_id = ${subject.bookingId}`;
  return sql`
    select ${subject.siteId}::uuid as "siteId", ${subject.variantId}::uuid as "variantId", ${subject.surgeonId}::uuid as "surgeonId",
           null::uuid as "requestId", null::text as "requestState", ${patientId}::uuid as "patientId", null::date as "notBefore", ${noBooking}`;
}
