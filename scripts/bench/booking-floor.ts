import type { Pool } from "#db/client.ts";
import { newId } from "#server/kernel/index.ts";
import type { Clinic } from "#tests/support/clinic.ts";

export type RawBooking = {
  c: Clinic;
  patientId: string;
  surgeonId: string;
  roomId: string;
  startsAt: Temporal.Instant;
};

/** The bench's floor: one statement on its own, as the owner, without context, solver or locks, that inserts the rows of a consultation. */
export async function rawBooking(
  sql: Pool,
  { c, patientId, surgeonId, roomId, startsAt }: RawBooking,
): Promise<void> {
  const [bookingId, now] = [newId(), c.now.toString()];
  const [from, to] = [startsAt.toString(), startsAt.add({ minutes: 30 }).toString()];
  const rows = await sql`
    with made as (
      insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, surgeon_id, kind, label, state, starts_at, ends_at,
                           arrives_at, idempotency_key, created_at)
      values (${c.practiceId}, ${bookingId}, ${c.siteId}, ${patientId}, ${c.variants.consultation}, ${surgeonId}, 'consultation',
              'Consultation, 30 min', 'booked', ${from}::timestamptz, ${to}::timestamptz, ${from}::timestamptz, ${bookingId}, ${now}::timestamptz)
      returning booking_id),
    held as (
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, starts_at, ends_at)
      values (${c.practiceId}, ${newId()}, ${bookingId}, ${surgeonId}, 'resource', 'visit', ${from}::timestamptz, ${to}::timestamptz),
             (${c.practiceId}, ${newId()}, ${bookingId}, ${roomId}, 'resource', 'visit', ${from}::timestamptz, ${to}::timestamptz),
             (${c.practiceId}, ${newId()}, ${bookingId}, ${patientId}, 'patient', 'whole', ${from}::timestamptz, ${to}::timestamptz)
      on conflict do nothing returning claim_id),
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_role, details)
      values (${c.practiceId}, ${newId()}, ${bookingId}, ${patientId}, 'booked', ${now}::timestamptz, 'desk', '{}'::jsonb)),
    noted as (
      insert into audit_event (practice_id, event_id, at, role, action, subject_kind, subject_id, request_id)
      values (${c.practiceId}, ${newId()}, ${now}::timestamptz, 'desk', 'booking.booked', 'booking', ${bookingId}, 'bench'))
    select count(*)::int as claims from held`;
  if (rows[0]?.claims !== 3) throw new Error("the floor lost a claim");
}
