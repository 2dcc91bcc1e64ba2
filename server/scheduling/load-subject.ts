import { holdCatalogue } from "#server/catalogue/index.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import type { BookingState } from "./schemas.ts";

/** What is to be booked. A request and a booking say the rest themselves; a booking's surgeon stays unless another is asked for or she barred her or him. */
export type Subject = Service | LookedUp;
type LookedUp =
  | { readonly requestId: string }
  | { readonly bookingId: string; readonly surgeonId: string | null };

type Service = { readonly variantId: string; readonly siteId: string; readonly surgeonId: string | null };

/** What the subject itself says: where, what, for whom, and how it stands. */
export type SubjectRow = {
  readonly siteId: string;
  readonly variantId: string;
  readonly surgeonId: string | null;
  readonly patientId: string | null;
  readonly requestId: string | null;
  readonly requestState: "waiting" | "booked" | "withdrawn" | null;
  /** The first and the last day that a request may be booked for, as far as its surgeon's wish and the law go. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** What the law says of the request is being looked at again. */
  readonly doubted: boolean;
  /** Of the booking that is the subject. */
  readonly booking: {
    readonly state: BookingState;
    readonly startsAt: string;
    readonly endsAt: string;
    /** `[need, resource]` of those who hold it. */
    readonly holders: readonly (readonly [string, string])[];
  } | null;
};

/** A service for somebody: whoever asks says all of it. */
export const subjectOfService = (service: Service, patientId: string | null): SubjectRow => ({
  ...service,
  patientId,
  requestId: null,
  requestState: null,
  notBefore: null,
  notAfter: null,
  doubted: false,
  booking: null,
});

/** Looks a request or a booking up. NOT_FOUND for what does not exist or the reader must not know, and for a request that waits while no day is lawful. */
export async function loadSubject(
  tx: Tx,
  ctx: Ctx,
  subject: LookedUp,
  wishId: string | null,
): Promise<SubjectRow> {
  // Whoever changes the law waits until what was looked up here is written.
  const [, [row]] = await Promise.all([holdCatalogue(tx, ctx), subjectQuery(tx, ctx, subject, wishId)]);
  if (!row) throw notFound("time");
  return row;
}

/** A surgeon who is wished for is the surgeon asked for, wherever none is fixed. */
export function subjectQuery({ sql }: Tx, ctx: Ctx, subject: LookedUp, wishId: string | null) {
  if ("requestId" in subject)
    return sql<SubjectRow[]>`
      select r.site_id as "siteId", r.variant_id as "variantId", r.surgeon_id as "surgeonId", r.request_id as "requestId",
             r.state as "requestState", r.patient_id as "patientId", ${lawfulDays(sql)}, null::json as booking
        from scheduling_request r left join request_law l using (practice_id, request_id)
       where r.practice_id = ${ctx.practiceId} and r.request_id = ${subject.requestId}
         and (r.state <> 'waiting' or l.request_id is null or l.doubted or l.lawful_from is not null)`;
  const wishedSurgeon = sql`
    (select resource_id from resource where practice_id = ${ctx.practiceId} and resource_id = ${wishId}::uuid and kind = 'surgeon')`;
  // The desk, which alone knows of bars, moves what a barred surgeon held to another one.
  const ownSurgeon =
    ctx.role === "desk"
      ? sql`(select b.surgeon_id where b.surgeon_id not in (select barred_resources(b.patient_id)))`
      : sql`b.surgeon_id`;
  return sql<SubjectRow[]>`
    select b.site_id as "siteId", b.variant_id as "variantId",
           coalesce(r.surgeon_id, ${subject.surgeonId}::uuid, ${wishedSurgeon}, ${ownSurgeon}) as "surgeonId",
           b.request_id as "requestId", r.state as "requestState", b.patient_id as "patientId", ${lawfulDays(sql)},
           json_build_object(
             'state', b.state, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'holders', (
               select coalesce(json_agg(json_build_array(k.need_id, k.claimant_id)), '[]') from claim k
                where k.practice_id = b.practice_id and k.booking_id = b.booking_id and k.claimant_kind = 'resource')) as booking
      from booking b left join scheduling_request r on r.practice_id = b.practice_id and r.request_id = b.request_id
      left join request_law l on l.practice_id = b.practice_id and l.request_id = b.request_id
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${subject.bookingId}`;
}

/** Where no day is lawful, the last one is before all others. */
const lawfulDays = (sql: Tx["sql"]) => sql`
  greatest(r.not_before, l.lawful_from) as "notBefore",
  case when l.request_id is not null and l.lawful_from is null then date '0001-01-01' else l.lawful_until end as "notAfter",
  coalesce(l.doubted, false) as doubted`;
