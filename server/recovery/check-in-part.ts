import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import { type Place, patientKey, sealJson, unsealJson } from "#server/privacy/index.ts";
import { CheckInPart } from "./check-in-schemas.ts";
import { askedUpTo } from "./rules/care.ts";

// As long whatever is in it, up to that much: several answers of one day.
const STEP = 4096;

const placeOf = (checkInId: string): Place => ({ table: "check_in", column: "sealed", rowId: checkInId });

/** Throws when key, row or a single bit is not what it was sealed with. */
export const openCheckIn = (key: Uint8Array, checkInId: string, sealed: Uint8Array): CheckInPart =>
  CheckInPart.parse(unsealJson(key, placeOf(checkInId), sealed));

export type KeptCheckIn = CheckInPart & { checkInId: string; day: number };

/** What the signed-in patient has typed and sent of a case, by day, opened with her own key. */
export async function myKept(tx: Tx, ctx: Ctx, caseId: string): Promise<KeptCheckIn[]> {
  const [rows, key] = await Promise.all([
    tx.sql<{ checkInId: string; day: number; sealed: Buffer }[]>`
      select check_in_id as "checkInId", day, sealed from check_in
       where practice_id = ${ctx.practiceId} and case_id = ${caseId} order by day`,
    patientKey(tx, ctx, ctx.actorId ?? ""),
  ]);
  return key
    ? rows.map(({ checkInId, day, sealed }) => ({ checkInId, day, ...openCheckIn(key, checkInId, sealed) }))
    : [];
}

type Row = { caseId: string; siteId: string; day: number; checkInId: string | null };

/** Writes a day anew, under the lock of her cases. */
export async function keepCheckIn(
  tx: Tx,
  ctx: Ctx,
  { caseId, siteId, day, checkInId }: Row,
  part: CheckInPart,
): Promise<void> {
  const patientId = ctx.actorId ?? "";
  const key = await patientKey(tx, ctx, patientId);
  if (!key) throw new Error(`case ${caseId} has no key`);
  const id = checkInId ?? newId();
  const sealed = sealJson(key, placeOf(id), CheckInPart.parse(part), STEP);
  const isSent = part.sent.length > 0;
  await tx.sql`
    insert into check_in (practice_id, check_in_id, case_id, patient_id, site_id, day, sealed, is_sent, asking)
    values (${ctx.practiceId}, ${id}, ${caseId}, ${patientId}, ${siteId}, ${day}, ${sealed}, ${isSent}, ${askedUpTo(part.sent)})
    on conflict (practice_id, check_in_id) do update
      set sealed = excluded.sealed, is_sent = excluded.is_sent, asking = excluded.asking`;
}
