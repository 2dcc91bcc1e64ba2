import {
  authorise,
  type Ctx,
  DomainError,
  forbidden,
  invalid,
  newId,
  notFound,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { RecordPadss, RecordSutures, SendSpecimen, SpecimenStep } from "./day-schemas.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, type ToWrite, writeTeam } from "./team-write.ts";

/** The score by which she may go home, five parts of 0 to 2; the latest one counts, on the day of the operation alone. NOT_FOUND. */
export async function recordPadss(ctx: Ctx, input: RecordPadss): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, ...parts } = RecordPadss.parse(input);
  return onTheDay(ctx, caseId, async (tx, found) => {
    await writeTeam(tx, ctx, found, { padss: { ...parts, ...(await byWhom(tx, ctx)) } });
  });
}

/** As they were really made. Sutures that have to be taken out ask the desk for a review, neutral as any other. BAD_REQUEST `noReview` for a variant that is none; NOT_FOUND. */
export async function recordSutures(ctx: Ctx, input: RecordSutures): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, kind, material, words, review } = RecordSutures.parse(input);
  return onTheDay(ctx, caseId, async (tx, found) => {
    const before = found.standing.team.sutures?.reviewRequestId ?? null;
    if (before) await takeBack(tx, ctx, before);
    const reviewRequestId = review && (await askForReview(tx, ctx, found, review));
    await writeTeam(tx, ctx, found, {
      sutures: { kind, material, words, reviewRequestId, ...(await byWhom(tx, ctx)) },
    });
  });
}

async function askForReview(
  tx: Tx,
  ctx: Ctx,
  { row }: ToWrite,
  { variantId, notBefore }: { variantId: string; notBefore: string },
): Promise<string> {
  if (ctx.role !== "surgeon") throw forbidden();
  const [known] = await tx.sql<{ surgeonId: string }[]>`
    select r.surgeon_id as "surgeonId" from scheduling_request r
     where r.practice_id = ${ctx.practiceId} and r.request_id = ${row.requestId}
       and exists (select from variant v join profile f using (practice_id, profile_id)
                    where v.practice_id = r.practice_id and v.variant_id = ${variantId} and v.active and f.active and f.kind = 'review')`;
  if (!known) throw invalid("review.variantId", "noReview");
  const requestId = newId();
  await tx.sql`
    insert into scheduling_request (practice_id, request_id, patient_id, variant_id, site_id, surgeon_id, not_before, requested_at)
    values (${ctx.practiceId}, ${requestId}, ${row.patientId}, ${variantId}, ${row.siteId}, ${known.surgeonId}, ${notBefore}::date,
            ${ctx.now.toString()}::timestamptz)`;
  return requestId;
}

/** A review that was asked for by an earlier word, if it has no date yet. */
async function takeBack(tx: Tx, ctx: Ctx, requestId: string): Promise<void> {
  if (ctx.role !== "surgeon") throw forbidden();
  await tx.sql`
    update scheduling_request set state = 'withdrawn'
     where practice_id = ${ctx.practiceId} and request_id = ${requestId} and state = 'waiting'`;
}

/** A specimen that was sent stays open until its result is seen and she has been told. */
export async function sendSpecimen(ctx: Ctx, input: SendSpecimen): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, what } = SendSpecimen.parse(input);
  return onTheDay(ctx, caseId, async (tx, found) => {
    const sent = { specimenId: newId(), what, seenAt: null, toldAt: null, ...(await byWhom(tx, ctx)) };
    await writeTeam(tx, ctx, found, { specimens: [...found.standing.team.specimens, sent] });
  });
}

/** Its result is seen, then she is told. NOT_FOUND; CONFLICT `specimenSeenFirst` for telling what nobody has seen. */
export async function specimenStep(ctx: Ctx, input: SpecimenStep): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, specimenId, step } = SpecimenStep.parse(input);
  return onTheDay(ctx, caseId, async (tx, found) => {
    const { specimens } = found.standing.team;
    const one = specimens.find((sent) => sent.specimenId === specimenId);
    if (!one) throw notFound("specimen");
    if (step === "told" && !one.seenAt) throw new DomainError("CONFLICT", "specimenSeenFirst");
    const at = ctx.now.toString();
    const changed =
      step === "seen" ? { ...one, seenAt: one.seenAt ?? at } : { ...one, toldAt: one.toldAt ?? at };
    await writeTeam(tx, ctx, found, { specimens: specimens.map((sent) => (sent === one ? changed : sent)) });
  });
}

/** One word for whatever is written: that a specimen was sent follows from the operation, and managers read the audit. */
async function onTheDay(
  ctx: Ctx,
  caseId: string,
  write: (tx: Tx, found: ToWrite) => Promise<void>,
): Promise<CaseId> {
  return transact(ctx, async (tx) => {
    await write(tx, await caseInHand(tx, ctx, caseId, { everAfter: true }));
    await audit(tx, ctx, { action: "case.recorded", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}
