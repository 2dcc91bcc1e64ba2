import type { Ctx, Tx } from "#server/kernel/index.ts";
import { ms } from "#server/scheduling/index.ts";
import type { MessagesView } from "./message-schemas.ts";
import { type Choice, type Reach, USUAL_HOURS, type Visit } from "./rules/state.ts";

/** Visits that are over for longer ask nothing more: the longest plan of questions, and a week to answer late. */
const PAST_DAYS = 760;

/** How she is reached and what she wants, as it is written down. */
export type Hers = {
  channel: MessagesView["channel"] | null;
  phone: string | null;
  email: string | null;
  zone: string;
  from: number | null;
  to: number | null;
  weekdays: number[] | null;
  choice: Choice | null;
};

export async function hersOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Hers | undefined> {
  const [row] = await tx.sql<Hers[]>`
    select c.channel, p.phone, p.email, c.safe_from_minute as "from", c.safe_to_minute as "to", c.safe_weekdays as weekdays,
           coalesce(p.zone, (select s.zone from booking b join site s using (practice_id, site_id)
                              where b.practice_id = p.practice_id and b.patient_id = p.patient_id order by b.starts_at desc limit 1),
                    (select s.zone from site s where s.practice_id = p.practice_id order by s.site_id limit 1), 'UTC') as zone,
           case when m.patient_id is null then null else
             json_build_object('visits', m.visits, 'prepare', m.prepare, 'recovery', m.recovery, 'asksAgain', m.asks_again,
                               'weeklyMost', m.weekly_most, 'links', m.links, 'isStopped', m.stopped_at is not null) end as choice
      from patient p
      left join contact_preference c using (practice_id, patient_id)
      left join message_choice m using (practice_id, patient_id)
     where p.practice_id = ${ctx.practiceId} and p.patient_id = ${patientId}`;
  return row;
}

export const reachOf = ({ channel, zone, from, to, weekdays }: Hers): Reach => ({
  channel: channel === "email" ? "email" : "sms",
  zone,
  from: from ?? USUAL_HOURS.from,
  to: to ?? USUAL_HOURS.to,
  weekdays: weekdays ?? [],
});

export type VisitRow = Omit<Visit, "asked" | "answered">;

/** Her bookings, in order: of the last two years, and all that come. */
export function visitsOf(tx: Tx, ctx: Ctx, patientId: string): Promise<VisitRow[]> {
  return tx.sql<VisitRow[]>`
    select b.booking_id as "bookingId", b.state, b.schedule_version as version, ${ms(tx, "b.starts_at")} as "startsAt",
           ${ms(tx, "b.arrives_at")} as "arrivesAt", s.zone, ${ms(tx, "e.at")} as since, b.kind = 'day_case' as "isOperation",
           b.kind = 'day_case' and p.anaesthesia in ('sedation', 'general') as fasts
      from booking b
      join site s using (practice_id, site_id)
      join variant v using (practice_id, variant_id)
      join profile p using (practice_id, profile_id)
     cross join lateral (
       select coalesce(max(e.at), b.created_at) as at from booking_event e
        where e.practice_id = b.practice_id and e.booking_id = b.booking_id) e
     where b.practice_id = ${ctx.practiceId} and b.patient_id = ${patientId}
       and b.starts_at > ${ctx.now.subtract({ hours: PAST_DAYS * 24 }).toString()}::timestamptz
     order by b.starts_at, b.booking_id`;
}
