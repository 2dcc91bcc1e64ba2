import { type Ctx, DomainError, notFound, type Tx } from "#server/kernel/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { sealContents } from "./contents.ts";
import { type OpenedCase, openCases } from "./queries.ts";
import type { CaseContents } from "./schemas.ts";

/**
 * A case of the treating team's, to write on: everybody else who writes on a case of hers waits until the transaction ends. NOT_FOUND where the reader does not treat her.
 */
export async function caseToWrite(tx: Tx, ctx: Ctx, caseId: string): Promise<OpenedCase> {
  const [known] = await tx.sql<{ patientId: string }[]>`
    select patient_id as "patientId" from surgical_case where practice_id = ${ctx.practiceId} and case_id = ${caseId}`;
  if (!known) throw notFound("case");
  await lockHerCases(tx, ctx, known.patientId);
  const [found] = await openCases(tx, ctx, { caseId });
  if (!found) throw notFound("case");
  return found;
}

/** The same for its surgeon alone; NOT_FOUND for every other. */
export async function ownCase(tx: Tx, ctx: Ctx, caseId: string): Promise<OpenedCase> {
  const found = await caseToWrite(tx, ctx, caseId);
  if (found.row.surgeonStaffId !== ctx.actorId || ctx.role !== "surgeon") throw notFound("case");
  return found;
}

/** CONFLICT `caseOver` once it was taken back or done. */
export function mustGoOn({ summary: { state } }: OpenedCase): void {
  if (state === "withdrawn" || state === "done") throw new DomainError("CONFLICT", "caseOver");
}

/** Seals her surgeon's part anew, and lets the worker look at what the desk may have of it now. */
export async function rewriteContents(
  tx: Tx,
  ctx: Ctx,
  { row, of: { caseId, key } }: OpenedCase,
  contents: CaseContents,
): Promise<void> {
  const sealed = sealContents(key, caseId, contents);
  await tx.sql`
    update surgical_case set sealed = ${sealed} where practice_id = ${ctx.practiceId} and case_id = ${caseId}`;
  await tx.sql`
    select queue.enqueue('judge', request_id) from request_law
     where practice_id = ${ctx.practiceId} and request_id = ${row.requestId}`;
}
