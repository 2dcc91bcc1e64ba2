import type { z } from "zod";
import { authorise, type Ctx, DomainError, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { byWhom, lockHerCases } from "#server/pathway/index.ts";
import { audit } from "#server/privacy/index.ts";
import { asHeld } from "./as-held.ts";
import { writeCare } from "./care-part.ts";
import { CareFor, type CheckInId } from "./check-in-schemas.ts";
import { foundOf } from "./get-check-in.ts";
import { type CareState, careState } from "./rules/care.ts";

/**
 * Somebody who treats her takes a day's answers on, says whether she was reached, notes something, or is done with it. CONFLICT `takenBy` with the name of who has it by now, `answeredAnew` when she
 * has sent more than was seen, `doneAlready`; NOT_FOUND.
 */
export async function careFor(ctx: Ctx, input: CareFor): Promise<CheckInId> {
  authorise(ctx, "case:prepare");
  const asked = CareFor.parse(input);
  const { checkInId, kind } = asked;
  return transact(ctx, async (tx) => {
    await lockHerCases(tx, ctx, await patientOf(tx, ctx, checkInId));
    const { one } = await foundOf(tx, ctx, checkInId);
    const { sent } = one.hers;
    mustBeAsSeen(asked, careState(sent, one.care.done), sent.length);
    const by = { ...(await byWhom(tx, ctx)), byId: ctx.actorId ?? "" };
    const words = asked.kind === "taken" ? "" : asked.words;
    const upTo = asked.kind === "closed" ? asked.seen : null;
    const done = [...one.care.done, { ...by, kind, words, upTo }];
    await writeCare(tx, ctx, { checkInId, patientId: one.row.patientId, key: one.key }, { done });
    await audit(tx, ctx, {
      action: `check-in.${kind}`,
      subjectKind: "surgical_case",
      subjectId: one.row.caseId,
    });
    return { checkInId };
  });
}

/** What is only told is never refused. */
function mustBeAsSeen(asked: z.infer<typeof CareFor>, { asking, heldBy }: CareState, sent: number): void {
  if (asked.kind !== "taken" && asked.kind !== "closed") return;
  if (asking.length === 0) throw new DomainError("CONFLICT", "doneAlready");
  asHeld(asked, heldBy);
  if (asked.kind === "closed" && asked.seen !== sent) throw new DomainError("CONFLICT", "answeredAnew");
}

async function patientOf(tx: Tx, ctx: Ctx, checkInId: string): Promise<string> {
  const [row] = await tx.sql<{ patientId: string }[]>`
    select patient_id as "patientId" from check_in where practice_id = ${ctx.practiceId} and check_in_id = ${checkInId}`;
  if (!row) throw notFound("checkIn");
  return row.patientId;
}
