import { consentText, currentConsents } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { readPart, writePart } from "./case-part.ts";
import { lawOfCase } from "./lawful-case.ts";
import { mustGoOn, ownCase, rewriteContents } from "./own-case.ts";
import type { OpenedCase } from "./queries.ts";
import { decisionOf } from "./rules/decided.ts";
import { type CaseId, DecideCase, type TalkView } from "./schemas.ts";

/**
 * Its surgeon records what was decided after a private talk; what was decided before stays in the case's history. Her reason and what keeps her safe are sealed for this surgeon
 * alone. BAD_REQUEST where something that a decision to operate rests on is missing; NOT_FOUND for everybody else's case; CONFLICT `caseOver`.
 */
export async function decideCase(ctx: Ctx, input: DecideCase): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId, outcome, alternatives, counselling, attested, risks, ...given } = DecideCase.parse(input);
  const { seenAlone, ownWish, safety, reason, safetyNotes, conditionMet } = given;
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    mustGoOn(found);
    const told = await risksOf(tx, ctx, found);
    if (outcome === "operate") {
      await mustBeAttested(tx, ctx, found, { attested, conditionMet });
      if (!told.risks.every(({ riskId }) => risks.includes(riskId))) throw invalid("risks", "risksFirst");
    }
    const { contents } = found;
    const { procedureId } = contents;
    const decision = {
      at: ctx.now.toString(),
      outcome,
      procedureId,
      alternatives,
      counselling,
      attested,
      risks: told.risks.map(({ riskId }) => riskId).filter((id) => risks.includes(id)),
      consentVersionId: told.consentVersionId,
    };
    await rewriteContents(tx, ctx, found, {
      ...contents,
      decisions: [...contents.decisions, decision].slice(-KEPT),
    });
    await writePart(tx, ctx, found.of, "private", {
      notes: { seenAlone, ownWish, safety, reason, safetyNotes },
    });
    // The same fields whatever was filled in: an optional one that was would tell.
    const fields = ["decision", "notes"];
    await audit(tx, ctx, { action: "case.decided", subjectKind: "surgical_case", subjectId: caseId, fields });
    return { caseId };
  });
}

/** The risks of the consent that is approved for its procedure now; none where none is. */
async function risksOf(tx: Tx, ctx: Ctx, { contents: { procedureId } }: OpenedCase) {
  const consentVersionId = (procedureId && (await currentConsents(tx, ctx)).of.get(procedureId)) ?? null;
  const text = consentVersionId && (await consentText(tx, ctx, consentVersionId));
  return { consentVersionId, risks: text ? text.content.risks : [] };
}

const KEPT = 20; // decisions of one case

async function mustBeAttested(
  tx: Tx,
  ctx: Ctx,
  { row, contents }: OpenedCase,
  { attested, conditionMet }: { attested: boolean; conditionMet: boolean },
): Promise<void> {
  const asked = await asksOf(tx, ctx, { row, contents });
  if (asked.asksAttestation && !attested) throw invalid("attested", "attestFirst");
  if (asked.restriction && !conditionMet)
    throw invalid("conditionMet", "conditionFirst", { source: asked.restriction });
}

/** What the law asks her surgeon to say of it today. */
async function asksOf(
  tx: Tx,
  ctx: Ctx,
  { row, contents }: Pick<OpenedCase, "row" | "contents">,
): Promise<Pick<TalkView, "asksAttestation" | "restriction">> {
  const law = await lawOfCase(tx, ctx, { ...row, contents });
  if (!law) return { asksAttestation: false, restriction: null };
  const { status, source } = law.on(dateAt(ctx.now, row.zone));
  return { asksAttestation: law.controlled, restriction: status === "restricted" ? source : null };
}

/** What its surgeon needs before her to record a decision. Opening it is audited; NOT_FOUND for everybody else's case. */
export async function talkOf(ctx: Ctx, { caseId }: CaseId): Promise<TalkView> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    const { contents, summary } = found;
    const { notes } = await readPart(tx, ctx, found.of, "private");
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: "case.notes-opened", ...subject });
    const { patientName, procedureName } = summary;
    const asked = await asksOf(tx, ctx, found);
    const { risks } = await risksOf(tx, ctx, found);
    return { caseId, patientName, procedureName, decision: decisionOf(contents), notes, risks, ...asked };
  });
}
