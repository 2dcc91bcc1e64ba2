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
  readonly notBefore: string | null;
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
  booking: null,
});

/** Looks a request or a booking up. NOT_FOUND for what does not exist or the reader must not know. */
export async function loadSubject(
  tx: Tx,
  ctx: Ctx,
  subject: LookedUp,
  wishId: string | null,
): Promise<SubjectRow> {
  const [row] = await subjectQuery(tx, ctx, subject, wishId);
  if (!row) throw notFound("time");
  return row;
}

/** A surgeon who is wished for is the surgeon asked for, wherever none is fixed. */
export function subjectQuery({ sql }: Tx, ctx: Ctx, subject: LookedUp, wishId: string | null) {
  if ("requestId" in subject)
    return sql<SubjectRow[]>`
      select r.site_id as "siteId", r.variant_id as "variantId", r.surgeon_id as "surgeonId", r.request_id as "requestId",
             r.state as "requestState", r.patient_id as "patientId", r.not_before as "notBefore", null::json as booking
        from scheduling_request r where r.practice_id = ${ctx.practiceId} and r.request_id = ${subject.requestId}`;
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
           b.request_id as "requestId", r.state as "requestState", b.patient_id as "patientId", r.not_before as "notBefore",
           json_build_object(
             'state', b.state, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'holders', (
               select coalesce(json_agg(json_build_array(k.need_id, k.claimant_id)), '[]') from claim k
                where k.practice_id = b.practice_id and k.booking_id = b.booking_id and k.claimant_kind = 'resource')) as booking
      from booking b left join scheduling_request r on r.practice_id = b.practice_id and r.request_id = b.request_id
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${subject.bookingId}`;
}
