import type { Sql } from "postgres";

type At = { practiceId: string; siteId: string; variants: { consultation: string } };

/** So many patients, each with a visit in three weeks and one mail about it that is due on 15 June 2026; as the owner writes them. */
export async function dueMails(sql: Sql, { practiceId, siteId, variants }: At, count: number): Promise<void> {
  const at = "2026-07-06T08:00:00Z";
  await sql`
    create temporary table one as
    select n, gen_random_uuid() as patient, gen_random_uuid() as booking, gen_random_uuid() as message from generate_series(1, ${count}) n`;
  await sql.begin((tx) => [
    tx`set local session_replication_role = replica`, // a booking's claims, and what plans messages, are not what is tried here
    tx`insert into claimant (practice_id, claimant_id, kind) select ${practiceId}, patient, 'patient' from one`,
    tx`insert into patient (practice_id, patient_id, given_name, family_name, search_name, email, registered_at)
       select ${practiceId}, patient, 'Person', 'Number' || n, 'person', 'p' || n || '@home.example', ${at} from one`,
    tx`insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, kind, label, state, starts_at, ends_at, arrives_at,
                            idempotency_key, created_at)
       select ${practiceId}, booking, ${siteId}, patient, ${variants.consultation}, 'consultation', 'Visit', 'booked', ${at}::timestamptz,
              ${at}::timestamptz + interval '30 minutes', ${at}, booking::text, '2026-06-15T06:00:00Z' from one`,
    tx`insert into message (practice_id, message_id, patient_id, booking_id, schedule_version, rule, occasion, channel, due_at, until, state, changed_at)
       select ${practiceId}, message, patient, booking, 1, 'booked', 0, 'email', '2026-06-15T06:00:00Z', ${at}, 'planned', '2026-06-15T06:00:00Z' from one`,
    tx`insert into contact_preference (practice_id, patient_id, channel, safe_from_minute, safe_to_minute)
       select ${practiceId}, patient, 'email', 0, 1439 from one`,
  ]);
  await sql`drop table one`;
}
