import { neutrality } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { judge } from "./lawful-case.ts";
import { refused } from "./offer.ts";
import { mustGoOn, ownCase, rewriteContents } from "./own-case.ts";
import type { OpenedCase } from "./queries.ts";
import { type CaseId, type PayCase, QuoteCase } from "./schemas.ts";
import { consultationsOf } from "./standing.ts";
import { standingFor } from "./team-write.ts";

/**
 * Its surgeon writes the quote down, and when and how it was handed over: the wait of a law may run from then. BAD_REQUEST for a day before her first consultation here or ahead, and for
 * a line on the invoice that tells the operation; CONFLICT `quotePaid`, `caseOver`.
 */
export async function quoteCase(ctx: Ctx, input: QuoteCase): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId, ...quote } = QuoteCase.parse(input);
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    mustGoOn(found);
    if (found.contents.quote?.paidOn) throw new DomainError("CONFLICT", "quotePaid");
    if (quote.handedOverOn) await mustBeSeenBy(tx, ctx, found, quote.handedOverOn);
    if (!(await neutrality(tx, ctx))(quote.invoiceLine)) throw invalid("invoiceLine", "invoiceTells");
    await rewriteContents(tx, ctx, found, {
      ...found.contents,
      quote: {
        ...quote,
        paidOn: null,
        procedureId: found.contents.procedureId,
        variantId: found.row.variantId,
      },
    });
    await audit(tx, ctx, {
      action: "case.quoted",
      subjectKind: "surgical_case",
      subjectId: caseId,
      fields: ["quote"],
    });
    return { caseId };
  });
}

async function mustBeSeenBy(tx: Tx, ctx: Ctx, { row }: OpenedCase, handedOverOn: string): Promise<void> {
  if (handedOverOn > dateAt(ctx.now, row.zone)) throw invalid("handedOverOn", "waitFromAhead");
  const [first] = await consultationsOf(tx, ctx, row.patientId, null);
  if (!first || handedOverOn < first) throw invalid("handedOverOn", "waitFromBeforeSeen");
}

/**
 * Says that the quote was paid, or that it was not after all. PRECONDITION_FAILED with rule, source and first date while a law's wait still blocks the payment, or
 * `noQuote`.
 */
export async function payCase(ctx: Ctx, { caseId, paid }: PayCase): Promise<CaseId> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    const { contents, row } = found;
    const { quote } = contents;
    if (!quote) throw new DomainError("PRECONDITION_FAILED", "noQuote");
    const { hers } = await standingFor(tx, ctx, found);
    const judged = await judge(tx, ctx, { ...row, contents, hers });
    const locked = paid ? judged?.blocks("payment") : null;
    if (locked) throw refused({ ...locked, field: null });
    const today = dateAt(ctx.now, row.zone);
    await rewriteContents(tx, ctx, found, { ...contents, quote: { ...quote, paidOn: paid ? today : null } });
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: "case.paid", ...subject, fields: ["quote"] });
    return { caseId };
  });
}
