import { fullName } from "#server/identity/index.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { isoOf, ms } from "./epoch.ts";
import { type BookingView, daySteps, type HeldResource, type ReadBooking } from "./schemas.ts";
import { byPhase } from "./start-view.ts";

type Times = "startsAt" | "endsAt" | "arrivesAt";
type Row = Omit<ReadBooking, Times | "patientName" | "resources"> & { [K in Times]: number } & {
  givenName: string;
  familyName: string;
  resources: (Omit<HeldResource, "startsAt" | "endsAt"> & { startsAt: number; endsAt: number })[];
};

export type Which = { bookingId: string } | { patientId: string } | { bookingIds: readonly string[] };

/** A booking as those who may know its patient see it. NOT_FOUND for everybody else. */
export async function bookingView(tx: Tx, ctx: Ctx, bookingId: string): Promise<BookingView> {
  const { readiness: _, step: __, ...view } = await readBooking(tx, ctx, bookingId);
  return view;
}

/** The same with how ready it is, until it is over, and the latest step of its day. */
export async function readBooking(tx: Tx, ctx: Ctx, bookingId: string): Promise<ReadBooking> {
  const [view] = await bookingViews(tx, ctx, { bookingId });
  if (!view) throw notFound("booking");
  return view;
}

/** The audit row for showing a booking, and with it whose it is, in the caller's transaction. */
export const auditOpened = (tx: Tx, ctx: Ctx, { bookingId, patientId }: BookingView): Promise<void> =>
  audit(tx, ctx, {
    action: "booking.opened",
    subjectKind: "booking",
    subjectId: bookingId,
    shown: [patientId],
  });

/** The latest step of a booking's day (`b`), in the order of the steps; null before the first. */
export const latestStep = ({ sql }: Pick<Tx, "sql">) => sql`(
  select s.step from day_step s where s.practice_id = b.practice_id and s.booking_id = b.booking_id
   order by array_position(${[...daySteps]}::text[], s.step) desc limit 1)`;

/** Those of these bookings whose patient the reader may know. */
export const bookingViewsOf = async (
  tx: Tx,
  ctx: Ctx,
  bookingIds: readonly string[],
): Promise<ReadBooking[]> => (bookingIds.length === 0 ? [] : bookingViews(tx, ctx, { bookingIds }));

/** Bookings with the names of their patients and what they hold now, latest first; none whose patient the reader must not know. */
export async function bookingViews(tx: Tx, ctx: Ctx, which: Which): Promise<ReadBooking[]> {
  const rows = await tx.sql<{ view: Row }[]>`
    select json_build_object(
      'bookingId', b.booking_id, 'patientId', b.patient_id, 'givenName', p.given_name, 'familyName', p.family_name, 'kind', b.kind,
      'label', b.label, 'state', b.state, 'siteId', b.site_id, 'siteName', s.name, 'zone', s.zone,
      'startsAt', ${ms(tx, "b.starts_at")}, 'endsAt', ${ms(tx, "b.ends_at")},
      'arrivesAt', ${ms(tx, "b.arrives_at")}, 'surgeonId', b.surgeon_id, 'surgeonName', d.name, 'requestId', b.request_id,
      'scheduleVersion', b.schedule_version, 'readiness', q.readiness, 'step', ${latestStep(tx)},
      'resources', (
        select coalesce(json_agg(json_build_object(
                 'resourceId', r.resource_id, 'kind', r.kind, 'name', r.name, 'phase', c.phase, 'startsAt', ${ms(tx, "c.starts_at")},
                 'endsAt', ${ms(tx, "c.ends_at")}, 'beforeMinutes', c.before_minutes, 'afterMinutes', c.after_minutes)), '[]')
          from claim c join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
         where c.practice_id = b.practice_id and c.booking_id = b.booking_id and c.active and c.claimant_kind = 'resource')) as view
      from booking b
      join patient p on p.practice_id = b.practice_id and p.patient_id = b.patient_id
      join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
      left join request_readiness q on q.practice_id = b.practice_id and q.request_id = b.request_id
            and b.state = 'booked' and b.ends_at > ${ctx.now.toString()}::timestamptz
      left join resource d on d.practice_id = b.practice_id and d.resource_id = b.surgeon_id
     where b.practice_id = ${ctx.practiceId}
       and ${whichOf(tx, which)}
     order by b.starts_at desc, b.booking_id desc`;
  return rows.map(({ view }) => viewOf(view));
}

function whichOf({ sql }: Tx, which: Which) {
  if ("bookingIds" in which) return sql`b.booking_id = any(${[...which.bookingIds]}::uuid[])`;
  return "bookingId" in which
    ? sql`b.booking_id = ${which.bookingId}`
    : sql`b.patient_id = ${which.patientId}`;
}

function viewOf({
  givenName,
  familyName,
  resources,
  startsAt,
  endsAt,
  arrivesAt,
  ...rest
}: Row): ReadBooking {
  return {
    ...rest,
    patientName: fullName({ givenName, familyName }),
    startsAt: isoOf(startsAt),
    endsAt: isoOf(endsAt),
    arrivesAt: isoOf(arrivesAt),
    resources: resources
      .map((held) => ({ ...held, startsAt: isoOf(held.startsAt), endsAt: isoOf(held.endsAt) }))
      .toSorted(byPhase),
  };
}
