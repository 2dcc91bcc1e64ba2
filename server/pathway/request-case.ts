import { holdCatalogue } from "#server/catalogue/index.ts";
import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { offerOf } from "./offer.ts";
import { waitingProcedures } from "./queries.ts";
import type { CaseRequested, RequestCase } from "./schemas.ts";
import { standingOf } from "./standing.ts";
import { writeCase } from "./write-case.ts";

/**
 * A surgeon asks for an operation for a patient who has been to her or his consultation. NOT_FOUND for a patient, site or procedure that is not there
 * for the surgeon; PRECONDITION_FAILED where consultations, age, the law's wait or an approved text are missing; BAD_REQUEST on variant or dates;
 * CONFLICT `alreadyRequested`.
 */
export async function requestCase(ctx: Ctx, input: RequestCase): Promise<CaseRequested> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    await lockHerCases(tx, ctx, input.patientId); // a second press finds what the first one wrote
    const her = await standingOf(tx, ctx, input.patientId, input.siteId);
    if (input.notBefore < her.today) throw invalid("notBefore", "notBeforePast");
    if (input.waitFrom && input.waitFrom > her.today) throw invalid("waitFrom", "waitFromAhead");
    if (input.waitFrom && input.waitFrom < her.firstSeenOn) throw invalid("waitFrom", "waitFromBeforeSeen");
    const { lawful, ...offer } = await offerOf(tx, ctx, input, her);
    await mustBeNew(tx, ctx, input);
    const { procedureId, note = null, sutures = null, waitFrom = null } = input;
    const contents = { ...offer, procedureId, note, sutures, waitFrom };
    const { surgeonId } = her;
    return writeCase(tx, ctx, { ...input, surgeonId, surgeonStaffId: ctx.actorId ?? "", contents, lawful });
  });
}

async function mustBeNew(tx: Tx, ctx: Ctx, { patientId, procedureId }: RequestCase): Promise<void> {
  if ((await waitingProcedures(tx, ctx, patientId)).has(procedureId)) {
    throw new DomainError("CONFLICT", "alreadyRequested");
  }
}
