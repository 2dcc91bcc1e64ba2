import { authorise, type Ctx, DomainError, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { byWhom, lockHerCases } from "#server/pathway/index.ts";
import { audit } from "#server/privacy/index.ts";
import { asHeld } from "./as-held.ts";
import { sealCare } from "./care-part.ts";
import type { CarePart } from "./check-in-schemas.ts";
import { foundSilence } from "./get-silence.ts";
import type { SilenceState } from "./rules/silence.ts";
import { CareForSilence, type SilenceId } from "./silence-schemas.ts";
import type { OpenedSilence } from "./silences.ts";

/**
 * Somebody who treats her takes her silence on, says whether she was reached, notes something, or is done with it. CONFLICT `takenBy` with the name of who has it by now, `anotherDay` when one more has
 * gone by than was seen, `answeredMeanwhile`, `doneAlready`; NOT_FOUND.
 */
export async function careForSilence(ctx: Ctx, input: CareForSilence): Promise<SilenceId> {
  authorise(ctx, "case:prepare");
  const asked = CareForSilence.parse(input);
  const { silenceId, kind } = asked;
  return transact(ctx, async (tx) => {
    await lockHerCases(tx, ctx, await patientOf(tx, ctx, silenceId));
    const one = await foundSilence(tx, ctx, silenceId);
    mustBeAsSeen(asked, one.state);
    const by = { ...(await byWhom(tx, ctx)), byId: ctx.actorId ?? "" };
    const words = asked.kind === "taken" ? "" : asked.words;
    const upTo = asked.kind === "closed" ? asked.seen : null;
    await write(tx, ctx, one, { done: [...one.care.done, { ...by, kind, words, upTo }] });
    const { caseId } = one.row;
    await audit(tx, ctx, { action: `silence.${kind}`, subjectKind: "surgical_case", subjectId: caseId });
    return { silenceId };
  });
}

/** What is only told is never refused. */
function mustBeAsSeen(asked: CareForSilence, { open, gone, heldBy }: SilenceState): void {
  if (asked.kind !== "taken" && asked.kind !== "closed") return;
  if (gone.length === 0) throw new DomainError("CONFLICT", "answeredMeanwhile");
  if (open.length === 0) throw new DomainError("CONFLICT", "doneAlready");
  asHeld(asked, heldBy);
  if (asked.kind === "closed" && asked.seen !== open.at(-1)?.day)
    throw new DomainError("CONFLICT", "anotherDay");
}

/** Under the lock of her cases. */
async function write(tx: Tx, ctx: Ctx, { row, key }: OpenedSilence, part: CarePart): Promise<void> {
  const { silenceId, patientId } = row;
  const sealed = sealCare(key, "silence_care", silenceId, part);
  const closed = part.done.findLast(({ kind }) => kind === "closed");
  await tx.sql`
    insert into silence_care (practice_id, silence_id, patient_id, sealed, seen, closed_at)
    values (${ctx.practiceId}, ${silenceId}, ${patientId}, ${sealed}, ${closed?.upTo ?? -1}, ${closed?.at ?? null}::timestamptz)
    on conflict (practice_id, silence_id) do update
      set sealed = excluded.sealed, seen = excluded.seen, closed_at = excluded.closed_at`;
}

async function patientOf(tx: Tx, ctx: Ctx, silenceId: string): Promise<string> {
  const [row] = await tx.sql<{ patientId: string }[]>`
    select patient_id as "patientId" from silence where practice_id = ${ctx.practiceId} and silence_id = ${silenceId}`;
  if (!row) throw notFound("silence");
  return row.patientId;
}
