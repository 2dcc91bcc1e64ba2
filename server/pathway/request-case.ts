import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
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
    await oneAtATime(tx, ctx, input.patientId);
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

// A second press of the button must find what the first one wrote.
const oneAtATime = (tx: Tx, ctx: Ctx, patientId: string) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`case/${ctx.practiceId}/${patientId}`}, 0))`;

async function mustBeNew(tx: Tx, ctx: Ctx, { patientId, procedureId }: RequestCase): Promise<void> {
  if ((await waitingProcedures(tx, ctx, patientId)).has(procedureId)) {
    throw new DomainError("CONFLICT", "alreadyRequested");
  }
}
