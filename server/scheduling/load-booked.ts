import type { Ctx, Tx } from "#server/kernel/index.ts";
import { isoOf, ms } from "./epoch.ts";
import type { SubjectRow } from "./load-subject.ts";
import { aloneOf, type Chosen } from "./rules/chosen.ts";
import type { Interval } from "./rules/interval.ts";
import { DAY } from "./rules/wall-clock.ts";
import type { Span } from "./span.ts";

/** What was booked, and what else changes from booking to booking, in one look at the database. Instants are epoch ms. */
export type Booked = {
  /** Of the practice's plan. */
  readonly revision: string;
  /** The subject's patient; null also where the reader must not know her. */
  readonly patient: { readonly givenName: string; readonly familyName: string } | null;
  readonly known: boolean;
  /** Resources that stand for colleagues whom she barred: the desk, which alone books and knows of bars, does not have them chosen for her. */
  readonly barred: readonly string[];
  readonly earlier: { readonly bookingId: string; readonly intent: string | null } | null;
  /** For each claimant `[from, to, booking]` of each active claim, by start. */
  readonly busy: Readonly<Record<string, readonly (readonly [number, number, string])[]>>;
};

export type BookedAsked = {
  readonly subject: SubjectRow;
  readonly chosen: Chosen;
  readonly span: Span;
  readonly idempotencyKey?: string | undefined;
  /** A booking whose own claims are left out. */
  readonly leftOut?: string | undefined;
};

/** A claim is two days long at the most, so what begins two days earlier cannot reach in. */
const LONGEST = 2 * DAY;

/**
 * The one statement. Claims are read without a limit: where one of several is chosen over whole weeks, for fairness; else over the days and as far as a booking
 * on them can reach. The claimants come as one document: of arrays the planner counts the members, and plans anew each time.
 */
export function bookedQuery(
  tx: Tx,
  ctx: Ctx,
  { subject, chosen, span, idempotencyKey, leftOut }: BookedAsked,
) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  const { patientId } = subject;
  const isNew = subject.requestId === null && subject.booking === null && patientId !== null;
  const known = isNew
    ? sql`exists (select from booking b where b.practice_id = ${here} and b.patient_id = ${patientId} and b.state <> 'cancelled')`
    : sql`true`;
  const patient = patientId
    ? sql`(
      select json_build_object('givenName', p.given_name, 'familyName', p.family_name)
        from patient p where p.practice_id = ${here} and p.patient_id = ${patientId})`
    : sql`null::json`;
  const barred =
    patientId && ctx.role === "desk"
      ? sql`(select coalesce(json_agg(barred), '[]') from barred_resources(${patientId}) barred)`
      : sql`'[]'::json`;
  const earlier = idempotencyKey
    ? sql`(
      select json_build_object('bookingId', b.booking_id, 'intent', (
               select e.details ->> 'intent' from booking_event e
                where e.practice_id = b.practice_id and e.booking_id = b.booking_id and e.kind = 'booked'))
        from booking b where b.practice_id = ${here} and b.idempotency_key = ${idempotencyKey})`
    : sql`null::json`;
  const who = claimantsOf(chosen, patientId, span).map(([id, { startsAt, endsAt }]) => {
    return { id, starts: isoOf(startsAt - LONGEST), since: isoOf(startsAt), until: isoOf(endsAt) };
  });
  return sql<Booked[]>`
    select l.revision, ${patient} as patient, ${known} as known, ${barred} as barred, ${earlier} as earlier, (
             select coalesce(json_object_agg(who.id, held.claims), '{}')
               from json_to_recordset(${JSON.stringify(who)}::json)
                    as who (id uuid, starts timestamptz, since timestamptz, until timestamptz),
                    lateral (
                      select json_agg(json_build_array(${ms(tx, "k.starts_at")}, ${ms(tx, "k.ends_at")}, k.booking_id) order by k.starts_at) as claims
                        from claim k
                       where k.practice_id = ${here} and k.active and k.claimant_id = who.id and k.starts_at > who.starts
                         and k.starts_at < who.until and k.ends_at > who.since
                         ${leftOut ? sql`and k.booking_id <> ${leftOut}` : sql``}) held
              where held.claims is not null) as busy
      from plan_revision l where l.practice_id = ${here}`;
}

function claimantsOf(chosen: Chosen, patientId: string | null, { near, weeks }: Span): [string, Interval][] {
  const alone = aloneOf(chosen);
  const ids = new Set(chosen.map(([, resourceId]) => resourceId));
  const resources = [...ids].map((id): [string, Interval] => [id, alone.has(id) ? near : weeks]);
  return patientId ? [...resources, [patientId, near]] : resources;
}
