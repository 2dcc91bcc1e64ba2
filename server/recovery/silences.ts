import { fullName } from "#server/identity/index.ts";
import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { PLANNED_DAYS } from "#server/pathway/index.ts";
import { openPatientKeys } from "#server/privacy/index.ts";
import { openCare } from "./care-part.ts";
import type { CarePart } from "./check-in-schemas.ts";
import { dateIn } from "./rules/plan.ts";
import { type SilenceState, silenceState } from "./rules/silence.ts";
import type { Quiet, SilenceItem } from "./silence-schemas.ts";

type Named = { patientId: string; givenName: string; familyName: string; siteName: string; zone: string };
type Row = Named & {
  siteId: string;
  silenceId: string;
  caseId: string;
  days: number[];
  due: string[];
  toldOn: number | null;
  messaged: number[];
  careSealed: Buffer | null;
};

export type OpenedSilence = { row: Row; key: Uint8Array; care: CarePart; state: SilenceState };

/** Who has not said how she is, or all of one case, of patients whom the reader treats; an answer that has come counts at once, whatever is still to be planned anew. */
export async function openSilences(tx: Tx, ctx: Ctx, silenceId: string | null): Promise<OpenedSilence[]> {
  const now = ctx.now.toString();
  const rows = await tx.sql<Row[]>`
    select w.silence_id as "silenceId", w.case_id as "caseId", w.patient_id as "patientId", w.site_id as "siteId", w.days, w.due, k.sealed as "careSealed",
           p.given_name as "givenName", p.family_name as "familyName", s.name as "siteName", s.zone,
           (select max(i.day) from check_in i where i.practice_id = w.practice_id and i.case_id = w.case_id and i.is_sent) as "toldOn",
           array(select m.occasion from message m
                  where m.practice_id = w.practice_id and m.booking_id = w.booking_id and m.rule = 'checkIn' and m.state = 'sent') as messaged
      from silence w
      join booking b using (practice_id, booking_id)
      join patient p on p.practice_id = w.practice_id and p.patient_id = w.patient_id
      join site s on s.practice_id = w.practice_id and s.site_id = w.site_id
      left join silence_care k on k.practice_id = w.practice_id and k.silence_id = w.silence_id
     where w.practice_id = ${ctx.practiceId} and b.state = 'booked' and w.begins_at <= ${now}::timestamptz and w.ends_at > ${now}::timestamptz
       and (w.silence_id = ${silenceId}::uuid or ${silenceId}::uuid is null)
     order by w.begins_at, w.silence_id`;
  const keys = await openPatientKeys(tx, ctx, [...new Set(rows.map(({ patientId }) => patientId))]);
  return rows.map((row) => {
    const key = keys.get(row.patientId);
    if (!key) throw new Error(`silence ${row.silenceId} has no key`);
    const care = openCare(key, row.silenceId, row.careSealed, "silence_care");
    const awaited = row.days.map((day, n) => ({ day, goneAt: toInstant(row.due[n] ?? "") }));
    return { row, key, care, state: silenceState(awaited, row.toldOn, care.done, ctx.now) };
  });
}

/** As the queue shows it; null where she has answered meanwhile. */
export function silenceOf(ctx: Ctx, { row, state }: OpenedSilence): SilenceItem | null {
  const { open, gone, heldBy, closedAt } = state;
  const told = open.length > 0 ? open : gone;
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return null;
  return {
    silenceId: row.silenceId,
    patientId: row.patientId,
    patientName: fullName(row),
    siteName: row.siteName,
    zone: row.zone,
    days: told.map(({ day }) => day),
    since: first.goneAt.toString(),
    seen: last.day,
    isMessaged: told.some(({ day }) => row.messaged.includes(day)),
    heldBy: heldBy && { ...heldBy, isMe: heldBy.staffId === ctx.actorId },
    closedAt,
  };
}

/** Whether a close falls on the reader's today at the site. */
export const isClosedToday = (ctx: Ctx, { closedAt, zone }: Pick<SilenceItem, "closedAt" | "zone">) =>
  closedAt !== null && dateIn(toInstant(closedAt), zone).equals(dateIn(ctx.now, zone));

/** Who of those whom the reader treats anyway has chosen to be asked nothing after an operation of the last weeks. It opens nobody to anybody. */
export async function quietOnes(tx: Tx, ctx: Ctx): Promise<Quiet[]> {
  const since = ctx.now.subtract({ hours: PLANNED_DAYS * 24 }).toString();
  const rows = await tx.sql<(Named & { startsAt: string })[]>`
    select p.patient_id as "patientId", p.given_name as "givenName", p.family_name as "familyName", s.name as "siteName", s.zone,
           max(b.starts_at) as "startsAt"
      from message_choice m
      join patient p using (practice_id, patient_id)
      join surgical_case c using (practice_id, patient_id)
      join booking b on b.practice_id = c.practice_id and b.request_id = c.request_id and b.state = 'booked'
      join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
     where m.practice_id = ${ctx.practiceId} and m.recovery = 'none'
       and b.starts_at > ${since}::timestamptz and b.starts_at <= ${ctx.now.toString()}::timestamptz
     group by p.patient_id, p.given_name, p.family_name, s.site_id, s.name, s.zone
     order by max(b.starts_at) desc, p.patient_id`;
  return rows.map((row) => ({
    patientId: row.patientId,
    patientName: fullName(row),
    siteName: row.siteName,
    day: dateIn(toInstant(row.startsAt), row.zone).until(dateIn(ctx.now, row.zone), { largestUnit: "day" })
      .days,
  }));
}
