import { fullName } from "#server/identity/index.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { latestStep } from "./booking-views.ts";
import { isoOf, ms } from "./epoch.ts";
import type { PhaseName } from "./rules/requirement.ts";
import type {
  BoardBooking,
  BookingKind,
  BookingLine,
  BookingState,
  DayStep,
  Readiness,
  ResourceKind,
} from "./schemas.ts";

/** Who is at one site on some days, and when it is open. Instants are epoch ms. */
export type Ground = {
  /** The practice's plan of which all this is a part. */
  readonly revision: string;
  readonly site: { readonly name: string; readonly zone: string };
  readonly resources: readonly FoundResource[];
  /** `[resource, weekday, opens, closes, valid from, valid to]` at the site. */
  readonly hours: readonly (readonly [string, number, number, number, string, string | null])[];
  /** `[resource or null, kind, from, to]`, of these resources or the whole site. */
  readonly exceptions: readonly (readonly [string | null, "closure" | "opening", number, number])[];
};

/** What of its rooms is held on these days. */
export type HeldRooms = {
  /** `[room, from, to]` of theatres and consulting rooms. */
  readonly held: readonly (readonly [string, number, number])[];
  /** Dates at the site on which something that is booked here begins. */
  readonly booked: readonly string[];
};

/** What stands there too, on those of the days that are looked at closely. */
export type Board = Ground &
  HeldRooms & {
    /** Here and elsewhere. */
    readonly claims: readonly FoundClaim[];
    readonly bookings: readonly FoundOnBoard[];
  };

export type FoundResource = {
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly ordinal: number;
  /** In use, and of this site alone: there on each of its days, open or not. */
  readonly resident: boolean;
};

export type FoundClaim = {
  readonly claimId: string;
  readonly bookingId: string;
  /** The reader must not know whose it is. */
  readonly hidden: boolean;
  readonly here: boolean;
  readonly resourceId: string;
  readonly phase: PhaseName;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

export type FoundBooking = {
  readonly bookingId: string;
  readonly patientId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly kind: BookingKind;
  readonly label: string;
  readonly state: BookingState;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly arrivesAt: number;
  readonly surgeonId: string | null;
  readonly surgeonName: string | null;
  readonly requestId: string | null;
  readonly scheduleVersion: number;
};

export type FoundOnBoard = FoundBooking & {
  readonly readiness: Readiness | null;
  readonly step: DayStep | null;
};

type Row = { board: Omit<Board, "site"> & { site: Board["site"] | null } };
/** Dates at the site, both included. */
export type Days = { readonly from: string; readonly to: string };
export type BoardAsked = Days & { readonly siteId: string };

/** One round trip for any number of bookings: their rooms over all days, everything else on the `close` ones. NOT_FOUND for a site that is not the practice's. */
export async function loadBoard(tx: Tx, ctx: Ctx, asked: BoardAsked & { close: Days }): Promise<Board> {
  const [row] = await boardQuery(tx, ctx, asked);
  const board = row?.board;
  if (!board?.site) throw notFound("site");
  return { ...board, site: board.site };
}

/** Managers have no grant on patients, nor on how ready each is; others get what their policies let them see. */
export function boardQuery(tx: Tx, ctx: Ctx, asked: BoardAsked & { close: Days }) {
  const { sql } = tx;
  const { siteId, close } = asked;
  const here = sql`${ctx.practiceId}::uuid`;
  const knows = ctx.role !== "manager";
  const patient = knows
    ? sql`left join patient p on p.practice_id = b.practice_id and p.patient_id = b.patient_id`
    : sql`left join (select null::uuid as patient_id, null as given_name, null as family_name) p on true`;
  const readiness = knows
    ? sql`left join request_readiness q on q.practice_id = b.practice_id and q.request_id = b.request_id
                 and b.state = 'booked' and b.ends_at > ${ctx.now.toString()}::timestamptz`
    : sql`left join (select null as readiness) q on true`;
  return sql<Row[]>`
    with ${standing(tx, ctx, asked)},
    near as materialized (${boundsOf(tx, ctx, { siteId, ...close })}),
    close as materialized (
      select held.* from held, near where starts_at < until and ends_at > since),
    shown as (
      select booking_id from close where close.here and not hidden
      union
      select booking_id from booking
       where practice_id = ${here} and site_id = ${siteId} and starts_at > (select since - interval '48 hours' from near)
         and starts_at < (select until from near) and ends_at > (select since from near))
    select json_build_object(
      ${ground(tx, ctx, asked)},
      ${heldRooms(tx)},
      'claims', (
        select coalesce(json_agg(json_build_object(
                 'claimId', claim_id, 'bookingId', booking_id, 'hidden', hidden, 'here', close.here, 'resourceId', claimant_id, 'phase', phase,
                 'startsAt', ${ms(tx, "close.starts_at")}, 'endsAt', ${ms(tx, "close.ends_at")}, 'beforeMinutes', before_minutes,
                 'afterMinutes', after_minutes) order by starts_at, claimant_id), '[]')
          from close where claimant_id = any (array(select resource_id from present))),
      'bookings', (
        select coalesce(json_agg(json_build_object(
                 'bookingId', b.booking_id, 'patientId', p.patient_id, 'givenName', p.given_name, 'familyName', p.family_name, 'kind', b.kind,
                 'label', b.label, 'state', b.state, 'startsAt', ${ms(tx, "b.starts_at")}, 'endsAt', ${ms(tx, "b.ends_at")},
                 'arrivesAt', ${ms(tx, "b.arrives_at")}, 'surgeonId', b.surgeon_id, 'surgeonName', d.name, 'requestId', b.request_id,
                 'scheduleVersion', b.schedule_version, 'readiness', q.readiness, 'step', ${latestStep(tx)}) order by b.starts_at, b.booking_id), '[]')
          from shown join booking b on b.practice_id = ${here} and b.booking_id = shown.booking_id
          ${patient}
          ${readiness}
          left join resource d on d.practice_id = b.practice_id and d.resource_id = b.surgeon_id)) as board`;
}

/** A site with the instants between which its days lie, with two hours to spare. */
function boundsOf({ sql }: Tx, ctx: Ctx, { siteId, from, to }: BoardAsked) {
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
        select coalesce(json_agg(json_build_array(h.resource_id, h.weekday, h.opens_minute, h.closes_minute, h.valid_from, h.valid_to)), '[]')
          from hours h join present r on r.resource_id = h.resource_id and r.active
         where h.practice_id = ${here} and h.site_id = ${siteId} and h.valid_from <= ${to}::date
           and (h.valid_to is null or h.valid_to >= ${from}::date - 1)),
      'exceptions', (
        select coalesce(json_agg(json_build_array(c.resource_id, c.kind, ${ms(tx, "c.starts_at")}, ${ms(tx, "c.ends_at")})), '[]')
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

/** A booking as a board shows it. */
export const boardBooking = (siteId: string, site: Board["site"], found: FoundOnBoard): BoardBooking => ({
  ...bookingLine(siteId, site, found),
  readiness: found.readiness,
  step: found.step,
});

/** A booking as a list shows it: without patient for those who may not know for whom it is. */
export function bookingLine(siteId: string, site: Board["site"], found: FoundBooking): BookingLine {
  const { givenName, familyName, startsAt, endsAt, arrivesAt, ...rest } = found;
  return {
    ...rest,
    patientName:
      rest.patientId === null ? null : fullName({ givenName: givenName ?? "", familyName: familyName ?? "" }),
    siteId,
    siteName: site.name,
    zone: site.zone,
    startsAt: isoOf(startsAt),
    endsAt: isoOf(endsAt),
    arrivesAt: isoOf(arrivesAt),
  };
}

/** The patients whom a board showed, each once: for its audit. */
export const shownPatients = (bookings: readonly BookingLine[]): string[] => [
  ...new Set(bookings.flatMap(({ patientId }) => patientId ?? [])),
];

/** What the rules ask for of a ground, whatever the day. */
export function groundOf(siteId: string, ground: Ground) {
  const hours = ground.hours.map(([resourceId, weekday, opensMinute, closesMinute, validFrom, validTo]) => {
    return { resourceId, siteId, weekday, opensMinute, closesMinute, validFrom, validTo };
  });
  const exceptions = ground.exceptions.map(([resourceId, kind, startsAt, endsAt]) => {
    return { resourceId, siteId: null, kind, startsAt, endsAt };
  });
  const resourceIds = ground.resources.map(({ resourceId }) => resourceId);
  return { siteId, zone: ground.site.zone, hours, exceptions, resourceIds };
}
