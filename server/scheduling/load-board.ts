import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import type { FoundOnBoard } from "./board-lines.ts";
import { latestStep } from "./booking-views.ts";
import { ms } from "./epoch.ts";
import {
  type BoardAsked,
  boundsOf,
  type Days,
  type Ground,
  ground,
  type HeldRooms,
  heldRooms,
  standing,
} from "./ground.ts";
import type { PhaseName } from "./rules/requirement.ts";

/** What stands there too, on those of the days that are looked at closely. */
export type Board = Ground &
  HeldRooms & {
    /** Here and elsewhere. */
    readonly claims: readonly FoundClaim[];
    readonly bookings: readonly FoundOnBoard[];
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

type Row = { board: Omit<Board, "site"> & { site: Board["site"] | null } };

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
