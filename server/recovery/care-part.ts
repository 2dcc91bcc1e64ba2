import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type Place, sealJson, unsealJson } from "#server/privacy/index.ts";
import { CarePart } from "./check-in-schemas.ts";

const STEP = 4096;

const placeOf = (checkInId: string): Place => ({
  table: "check_in_care",
  column: "sealed",
  rowId: checkInId,
});

/** What was done; nothing where nobody has looked yet. */
export const openCare = (key: Uint8Array, checkInId: string, sealed: Uint8Array | null): CarePart =>
  CarePart.parse(sealed ? unsealJson(key, placeOf(checkInId), sealed) : {});

type Row = { checkInId: string; patientId: string; key: Uint8Array };

/** Writes it anew, under the lock of her cases. */
export async function writeCare(
  tx: Tx,
  ctx: Ctx,
  { checkInId, patientId, key }: Row,
  part: CarePart,
): Promise<void> {
  const sealed = sealJson(key, placeOf(checkInId), CarePart.parse(part), STEP);
  const closed = part.done.findLast(({ kind }) => kind === "closed");
  await tx.sql`
    insert into check_in_care (practice_id, check_in_id, patient_id, sealed, seen, closed_at)
    values (${ctx.practiceId}, ${checkInId}, ${patientId}, ${sealed}, ${closed?.upTo ?? 0}, ${closed?.at ?? null}::timestamptz)
    on conflict (practice_id, check_in_id) do update
      set sealed = excluded.sealed, seen = excluded.seen, closed_at = excluded.closed_at`;
}
