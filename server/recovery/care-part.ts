import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type Place, sealJson, unsealJson } from "#server/privacy/index.ts";
import { CarePart } from "./check-in-schemas.ts";

const STEP = 4096;

type Table = "check_in_care" | "silence_care";
const placeOf = (table: Table, rowId: string): Place => ({ table, column: "sealed", rowId });

/** What was done; nothing where nobody has looked yet. */
export const openCare = (
  key: Uint8Array,
  rowId: string,
  sealed: Uint8Array | null,
  table: Table = "check_in_care",
): CarePart => CarePart.parse(sealed ? unsealJson(key, placeOf(table, rowId), sealed) : {});

export const sealCare = (key: Uint8Array, table: Table, rowId: string, part: CarePart): Uint8Array =>
  sealJson(key, placeOf(table, rowId), CarePart.parse(part), STEP);

type Row = { checkInId: string; patientId: string; key: Uint8Array };

/** Writes it anew, under the lock of her cases. */
export async function writeCare(
  tx: Tx,
  ctx: Ctx,
  { checkInId, patientId, key }: Row,
  part: CarePart,
): Promise<void> {
  const sealed = sealCare(key, "check_in_care", checkInId, part);
  const closed = part.done.findLast(({ kind }) => kind === "closed");
  await tx.sql`
    insert into check_in_care (practice_id, check_in_id, patient_id, sealed, seen, closed_at)
    values (${ctx.practiceId}, ${checkInId}, ${patientId}, ${sealed}, ${closed?.upTo ?? 0}, ${closed?.at ?? null}::timestamptz)
    on conflict (practice_id, check_in_id) do update
      set sealed = excluded.sealed, seen = excluded.seen, closed_at = excluded.closed_at`;
}
