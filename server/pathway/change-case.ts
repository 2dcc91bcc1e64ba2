import { lockCatalogue } from "#server/catalogue/index.ts";
import { authorise, type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { writePart } from "./case-part.ts";
import { ChangeCase } from "./change-schemas.ts";
import { doubt } from "./doubt.ts";
import { rewriteContents } from "./own-case.ts";
import { type PlannedChange, planChange } from "./plan-change.ts";
import { tellReadiness } from "./readiness.ts";
import { deskItemsOf } from "./rules/desk-items.ts";
import type { CaseId } from "./schemas.ts";

/**
 * Its surgeon changes what an open case is for, before she is in theatre. What was decided, signed, assessed and let pass for another plan counts no more, from this moment on; answers stay with the
 * items that stay. Bookings under way come before it or wait until the worker has judged what it is for now. NOT_FOUND for everybody else's case, and for a procedure that is not there for the
 * surgeon; CONFLICT `caseOver`, `inTheatre`, `importedCase`, `alreadyRequested`, `bookedOtherwise` (another variant while it holds a date), `bookedTooEarly` (by its law nothing may be booked yet);
 * PRECONDITION_FAILED with the law's reason, `changeShows`, `noApprovedTemplate`; BAD_REQUEST on side or variant.
 */
export async function changeCase(ctx: Ctx, input: ChangeCase): Promise<CaseId> {
  authorise(ctx, "case:request");
  const wish = ChangeCase.parse(input);
  const { caseId } = wish;
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const planned = await planChange(tx, ctx, wish);
    const { found, after } = planned;
    if (planned.variantChanges) await takeVariant(tx, ctx, planned, wish.variantId);
    await doubt(tx, ctx, found.row);
    await rewriteContents(tx, ctx, found, after.contents);
    // Always: one that was not written would tell that no gate had been let pass.
    await writePart(tx, ctx, found.of, "team", after.team);
    await writeDeskTasks(tx, ctx, planned);
    await tellReadiness(tx, ctx, found.row.requestId, after);
    // The same fields whatever has changed.
    const fields = ["variant", "sealed"];
    await audit(tx, ctx, { action: "case.changed", subjectKind: "surgical_case", subjectId: caseId, fields });
    return { caseId };
  });
}

async function takeVariant(
  tx: Tx,
  ctx: Ctx,
  { found: { row } }: PlannedChange,
  variantId: string,
): Promise<void> {
  const [changed] = await tx.sql`
    update scheduling_request set variant_id = ${variantId}
     where practice_id = ${ctx.practiceId} and request_id = ${row.requestId} and state = 'waiting' returning request_id`;
  if (!changed) throw new DomainError("CONFLICT", "bookedOtherwise", { field: "variantId" });
}

type Task = { task: string; daysBefore: number };

/** What the desk has to do now: a task that stays keeps its row, and one that is asked for on another day is done if it was. */
async function writeDeskTasks(tx: Tx, ctx: Ctx, { found: { row }, after }: PlannedChange): Promise<void> {
  const wanted: readonly Task[] = after.checklist ? deskItemsOf(after.checklist, after.anaesthesia) : [];
  const had = await tx.sql<(Task & { doneAt: string | null; doneBy: string | null })[]>`
    select task, days_before as "daysBefore", done_at as "doneAt", done_by as "doneBy" from desk_task
     where practice_id = ${ctx.practiceId} and request_id = ${row.requestId}`;
  const isIn = (list: readonly Task[], one: Task) =>
    list.some(({ task, daysBefore }) => task === one.task && daysBefore === one.daysBefore);
  const gone = had.filter((one) => !isIn(wanted, one)).map(({ task }) => task);
  const rows = wanted
    .filter((one) => !isIn(had, one))
    .map(({ task, daysBefore }) => {
      const before = had.find((one) => one.task === task);
      return {
        practice_id: ctx.practiceId,
        request_id: row.requestId,
        task,
        patient_id: row.patientId,
        days_before: daysBefore,
        done_at: before?.doneAt ?? null,
        done_by: before?.doneBy ?? null,
      };
    });
  if (gone.length > 0)
    await tx.sql`
      delete from desk_task
       where practice_id = ${ctx.practiceId} and request_id = ${row.requestId} and task = any(${gone}::text[])`;
  if (rows.length > 0) await tx.sql`insert into desk_task ${tx.sql(rows)}`;
}
