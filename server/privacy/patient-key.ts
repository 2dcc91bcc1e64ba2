import { randomBytes } from "node:crypto";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type DataKey, dataKeys } from "#server/kernel/keys.ts";
import { audit } from "./audit.ts";
import { seal, unseal } from "./sealing.ts";

/** Her own key, opened; made and audited at the first clinical write when `make` says so. Null when there is none yet or the viewer may not read it. */
export async function patientKey(tx: Tx, ctx: Ctx, patientId: string, make = false): Promise<Buffer | null> {
  const found = await read(tx, ctx, patientId);
  if (found || !make) return found;
  const [current] = dataKeys();
  if (!current) throw new Error("no data key");
  const wrapped = wrap(current, patientId, randomBytes(32));
  const made = await tx.sql`
    insert into patient_key (practice_id, patient_id, wrapped, made_at)
    values (${ctx.practiceId}, ${patientId}, ${wrapped}, ${ctx.now.toString()}::timestamptz)
    on conflict do nothing`;
  if (made.count > 0)
    await audit(tx, ctx, { action: "patient.key_made", subjectKind: "patient_key", subjectId: patientId });
  return read(tx, ctx, patientId);
}

/** The keys of several patients at once, by patient id; those that do not exist or that the viewer may not read are missing. */
export async function openPatientKeys(
  tx: Tx,
  ctx: Ctx,
  patientIds: readonly string[],
): Promise<Map<string, Buffer>> {
  if (patientIds.length === 0) return new Map();
  const rows = await tx.sql<{ patientId: string; wrapped: Buffer }[]>`
    select patient_id as "patientId", wrapped from patient_key
     where practice_id = ${ctx.practiceId} and patient_id = any(${[...patientIds]}::uuid[])`;
  const keys = dataKeys();
  return new Map(rows.map(({ patientId, wrapped }) => [patientId, unwrap(patientId, wrapped, keys)]));
}

async function read(tx: Tx, ctx: Ctx, patientId: string): Promise<Buffer | null> {
  const [row] = await tx.sql<{ wrapped: Buffer }[]>`
    select wrapped from patient_key where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  return row ? unwrap(patientId, row.wrapped) : null;
}

const place = (patientId: string) => ({ table: "patient_key", column: "wrapped", rowId: patientId });

/** One byte length of the data key's id, the id, then the sealed key. */
function wrap(key: DataKey, patientId: string, plain: Buffer): Buffer {
  const id = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([id.length]), id, seal(key.key, place(patientId), plain)]);
}

function unwrap(patientId: string, wrapped: Buffer, keys = dataKeys()): Buffer {
  const length = wrapped[0] ?? 0;
  const id = wrapped.subarray(1, 1 + length).toString();
  const key = keys.find((one) => one.id === id);
  if (!key) throw new Error(`data key ${id} is not here`);
  return unseal(key.key, place(patientId), wrapped.subarray(1 + length));
}
