import { createHmac } from "node:crypto";
import { type StaffCtx, type Tx, toInstant } from "#server/kernel/index.ts";
import { hkdf } from "#server/kernel/keys.ts";
import { patientReference } from "./rules/reference.ts";
import type { BarOverview } from "./staff-schemas.ts";

type Row = { patient_id: string; staff_id: string; staff_name: string; set_at: string };

/** Bars with the patient's id, which stays in the server: outside, a bar is a keyed hash and her reference. */
export async function loadBars(tx: Tx, ctx: StaffCtx): Promise<(BarOverview & { patientId: string })[]> {
  const rows = await tx.sql<
    Row[]
  >`select * from bars_for_manager() order by set_at desc, staff_id, patient_id`;
  return rows.map((row) => ({
    barId: barId(ctx.practiceId, row.patient_id, row.staff_id),
    patientId: row.patient_id,
    staffId: row.staff_id,
    staffName: row.staff_name,
    patientReference: patientReference(row.patient_id),
    since: toInstant(row.set_at).toString(),
  }));
}

/** Stands for a bar outside: nothing leads back to whose it is. */
export const barId = (practiceId: string, patientId: string, staffId: string): string =>
  createHmac("sha256", hkdf("bars")).update(`${practiceId}/${patientId}/${staffId}`).digest("base64url");
