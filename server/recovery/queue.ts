import { fullName } from "#server/identity/index.ts";
import { authorise, type Ctx, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit, openPatientKeys } from "#server/privacy/index.ts";
import { openCare } from "./care-part.ts";
import { openCheckIn } from "./check-in-part.ts";
import type { CarePart, CheckInPart, QueueItem } from "./check-in-schemas.ts";
import { dutyOf } from "./load-duty.ts";
import { byUrgency, careState, gathered } from "./rules/care.ts";
import type { QueueView } from "./silence-schemas.ts";
import { isClosedToday, openSilences, quietOnes, silenceOf } from "./silences.ts";
import { dutyNow, turnsOf } from "./turns.ts";

type Row = {
  checkInId: string;
  caseId: string;
  patientId: string;
  givenName: string;
  familyName: string;
  siteId: string;
  siteName: string;
  zone: string;
  day: number;
  sealed: Buffer;
  careSealed: Buffer | null;
};

export type OpenedCheckIn = { row: Row; key: Uint8Array; hers: CheckInPart; care: CarePart };

/** Those of one case, or those that ask for a look and were not closed before today, of patients whom the reader treats. */
export async function openCheckIns(
  tx: Tx,
  ctx: Ctx,
  filter: { caseId: string } | { asking: true },
): Promise<OpenedCheckIn[]> {
  const caseId = "caseId" in filter ? filter.caseId : null;
  const rows = await tx.sql<Row[]>`
    select i.check_in_id as "checkInId", i.case_id as "caseId", i.patient_id as "patientId", i.site_id as "siteId", i.day, i.sealed, k.sealed as "careSealed",
           p.given_name as "givenName", p.family_name as "familyName", s.name as "siteName", s.zone
      from check_in i
      join patient p using (practice_id, patient_id)
      join site s using (practice_id, site_id)
      left join check_in_care k using (practice_id, check_in_id)
     where i.practice_id = ${ctx.practiceId}
       and case when ${caseId}::uuid is null
             then i.asking > 0 and (k.seen is null or k.seen < i.asking
                              or (k.closed_at at time zone s.zone)::date = (${ctx.now.toString()}::timestamptz at time zone s.zone)::date)
             else i.is_sent and i.case_id = ${caseId} end
     order by i.case_id, i.day`;
  const keys = await openPatientKeys(tx, ctx, [...new Set(rows.map(({ patientId }) => patientId))]);
  return rows.map((row) => {
    const key = keys.get(row.patientId);
    if (!key) throw new Error(`check-in ${row.checkInId} has no key`);
    const hers = openCheckIn(key, row.checkInId, row.sealed);
    return { row, key, hers, care: openCare(key, row.checkInId, row.careSealed) };
  });
}

/** One day's answers as the queue shows them; null where none of them ever asked for a look. */
export function itemOf(ctx: Ctx, { row, hers, care }: OpenedCheckIn): QueueItem | null {
  const { asking, heldBy, closedAt } = careState(hers.sent, care.done);
  const told = gathered(asking.length > 0 ? asking : hers.sent);
  if (!told) return null;
  return {
    checkInId: row.checkInId,
    patientId: row.patientId,
    patientName: fullName(row),
    siteName: row.siteName,
    zone: row.zone,
    day: row.day,
    seen: hers.sent.length,
    ...told,
    heldBy: heldBy && { ...heldBy, isMe: heldBy.staffId === ctx.actorId },
    closedAt,
  };
}

/** What waits for somebody to look at it, who says nothing, and what was closed today, of the patients whom the reader treats. Audited with the patients that it shows. */
export async function recoveryQueue(ctx: Ctx): Promise<QueueView> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const opened = await openCheckIns(tx, ctx, { asking: true });
    const items = opened.flatMap((one) => itemOf(ctx, one) ?? []).sort(byUrgency);
    const silences = await openSilences(tx, ctx, null);
    const silent = silences.flatMap((one) => silenceOf(ctx, one) ?? []);
    const sites = await dutyOf(tx, ctx);
    const lines = [
      ...opened.map((one) => ({ siteId: one.row.siteId, item: itemOf(ctx, one) })),
      ...silences.map((one) => ({ siteId: one.row.siteId, item: silenceOf(ctx, one) })),
    ].flatMap(({ siteId, item }) => (item ? { siteId, item } : []));
    const quiet = await quietOnes(tx, ctx);
    const shown = [...new Set([...items, ...silent, ...quiet].map(({ patientId }) => patientId))];
    await audit(tx, ctx, { action: "recovery.listed", subjectKind: "patient", shown });
    const done = silent.filter((one) => isClosedToday(ctx, one));
    return {
      open: items.filter(isOpen),
      silent: silent.filter(isOpen),
      closed: [...items.filter((one) => !isOpen(one)), ...done].sort(byClose),
      quiet,
      turns: turnsOf(ctx, sites, lines),
      duty: dutyNow(ctx, sites, new Set(lines.map(({ siteId }) => siteId))),
    };
  });
}

type Closable = { closedAt: string | null };

const isOpen = ({ closedAt }: Closable): boolean => closedAt === null;

/** The latest first. */
const byClose = (a: Closable, b: Closable): number =>
  Temporal.Instant.compare(toInstant(b.closedAt ?? ""), toInstant(a.closedAt ?? ""));
