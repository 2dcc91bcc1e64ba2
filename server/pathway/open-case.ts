import { checklistText, holdCatalogue } from "#server/catalogue/index.ts";
import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { offerOf } from "./offer.ts";
import { waitingProcedures } from "./queries.ts";
import { deskItemsOf } from "./rules/desk-items.ts";
import type { CaseOpened, OpenCase } from "./schemas.ts";
import { standingOf } from "./standing.ts";
import { writeCase } from "./write-case.ts";

/**
 * A surgeon opens a case for a patient who has been to her or his consultation. The desk has nothing of it before it is decided to operate and the law lets it be booked. NOT_FOUND for a
 * patient, site or procedure that is not there for the surgeon; PRECONDITION_FAILED where a qualification, her birth date or an approved text is missing, or the day wished for is too
 * early; BAD_REQUEST on side, variant or day; CONFLICT `alreadyRequested`.
 */
export async function openCase(ctx: Ctx, input: OpenCase): Promise<CaseOpened> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    await lockHerCases(tx, ctx, input.patientId); // a second press finds what the first one wrote
    const her = await standingOf(tx, ctx, input.patientId, input.siteId);
    if (input.notBefore < her.today) throw invalid("notBefore", "notBeforePast");
    const offer = await offerOf(tx, ctx, input, her);
    await mustBeNew(tx, ctx, input);
    const { procedureId, side = null, suturePlan = null, note = null, sutures = null } = input;
    const own = { procedureId, side, suturePlan, note, sutures };
    const contents = { ...offer, ...own };
    const checklist = await checklistText(tx, ctx, offer.checklistVersionId ?? "");
    const deskTasks = checklist ? deskItemsOf(checklist.content, offer.anaesthesia ?? "none") : [];
    const surgeons = { surgeonId: her.surgeonId, surgeonStaffId: ctx.actorId ?? "" };
    return writeCase(tx, ctx, { ...input, ...surgeons, contents, deskTasks, lawful: NO_DAY });
  });
}

const NO_DAY = { from: null, until: null };

async function mustBeNew(tx: Tx, ctx: Ctx, { patientId, procedureId }: OpenCase): Promise<void> {
  if ((await waitingProcedures(tx, ctx, patientId)).has(procedureId)) {
    throw new DomainError("CONFLICT", "alreadyRequested");
  }
}
