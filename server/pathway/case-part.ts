import type { z } from "zod";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type Place, type SealedAs, sealedAs } from "#server/privacy/index.ts";
import { Parts } from "./part-schemas.ts";
import type { Of } from "./queries.ts";

export type PartName = keyof typeof Parts;
export type Part<P extends PartName> = z.infer<(typeof Parts)[P]>;

// As long whatever is in it, up to that much.
const STEP = 8192;
const forms: { [P in PartName]: SealedAs<Part<P>> } = {
  team: sealedAs(Parts.team, STEP),
  hers: sealedAs(Parts.hers, STEP),
  private: sealedAs(Parts.private, STEP),
  law: sealedAs(Parts.law, STEP),
};

/** The part's name is in what the seal is bound to: one cannot be put in another's place. */
const placeOf = (part: PartName, caseId: string): Place => ({
  table: "case_part",
  column: part,
  rowId: caseId,
});

export const emptyPart = <P extends PartName>(part: P): Part<P> => Parts[part].parse({}) as Part<P>;

export function sealPart<P extends PartName>(
  key: Uint8Array,
  caseId: string,
  part: P,
  value: Part<P>,
): Buffer {
  return forms[part].seal(key, placeOf(part, caseId), value);
}

/** Throws when key, case, part or a single bit is not what it was sealed with. */
export const openPart = <P extends PartName>(
  key: Uint8Array,
  caseId: string,
  part: P,
  sealed: Uint8Array,
): Part<P> => forms[part].open(key, placeOf(part, caseId), sealed);

/** A part as it stands; empty where it was never written, or where the reader may not read it. */
export async function readPart<P extends PartName>(
  tx: Tx,
  ctx: Ctx,
  { caseId, key }: Of,
  part: P,
): Promise<Part<P>> {
  const [row] = await tx.sql<{ sealed: Buffer }[]>`
    select sealed from case_part where practice_id = ${ctx.practiceId} and case_id = ${caseId} and part = ${part}`;
  return row ? openPart(key, caseId, part, row.sealed) : emptyPart(part);
}

/** Writes a part anew, under the lock of her cases (`lockHerCases`), so that what somebody else wrote meanwhile is in what was read. */
export async function writePart<P extends PartName>(
  tx: Tx,
  ctx: Ctx,
  { caseId, patientId, surgeonStaffId, key }: Of,
  part: P,
  value: Part<P>,
): Promise<void> {
  const sealed = sealPart(key, caseId, part, value);
  await tx.sql`
    insert into case_part (practice_id, case_id, part, patient_id, surgeon_staff_id, sealed, revision)
    values (${ctx.practiceId}, ${caseId}, ${part}, ${patientId}, ${surgeonStaffId}, ${sealed}, 1)
    on conflict (practice_id, case_id, part) do update set sealed = excluded.sealed, revision = case_part.revision + 1`;
}
