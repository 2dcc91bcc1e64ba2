import { authorise, type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustBeSet } from "./asked-periods.ts";
import { lossOf, standing } from "./change.ts";
import { lockCatalogue } from "./lock.ts";
import { shelfOf } from "./queries.ts";
import { RecoveryContent } from "./recovery-schemas.ts";
import { versionById } from "./template-queries.ts";
import { type TemplateChanged, TemplateVersionId } from "./template-schemas.ts";
import { textsChanged } from "./texts-changed.ts";
import { mustApprove } from "./who-drafts.ts";

/**
 * A surgeon, or for anaesthesia an anaesthetist, approves a draft under her name; new cases start with it, older ones keep theirs. The newest draft
 * alone: CONFLICT `notDraft`, `newerDraft`. A recovery text waits until every surgeon who operates that procedure has set the periods that it names: PRECONDITION_FAILED `periodsUnset`. Other visits afterwards, or other tasks of the desk, may part it from those that it was booked alike with:
 * the answer says what is no longer offered.
 */
export async function approveTemplate(ctx: Ctx, input: TemplateVersionId): Promise<TemplateChanged> {
  authorise(ctx, "anaesthesia:approve");
  const { templateVersionId } = TemplateVersionId.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    const draft = await versionById(tx, ctx, templateVersionId);
    mustApprove(ctx, draft.kind);
    if (draft.state !== "draft") throw new DomainError("CONFLICT", "notDraft");
    if (!draft.newest) throw new DomainError("CONFLICT", "newerDraft");
    if (draft.kind === "recovery")
      await mustBeSet(tx, ctx, now, {
        procedureId: draft.procedureId ?? "",
        content: RecoveryContent.parse(draft.content),
      });
    await retireApproved(tx, ctx, draft.templateId);
    await tx.sql`
      update template_version set state = 'approved', approved_by = ${ctx.actorId}, approved_at = ${ctx.now.toString()}::timestamptz,
             approved_by_name = (select name from staff where practice_id = ${ctx.practiceId} and staff_id = ${ctx.actorId})
       where practice_id = ${ctx.practiceId} and template_version_id = ${templateVersionId}`;
    const subject = { subjectKind: "template_version", subjectId: templateVersionId };
    await audit(tx, ctx, { action: "template.approved", ...subject, fields: ["state"] });
    await textsChanged(tx, ctx);
    return { templateVersionId, lost: await lossOf(tx, ctx, now, await shelfOf(tx, ctx)) };
  });
}

async function retireApproved(tx: Tx, ctx: Ctx, templateId: string): Promise<void> {
  const retired = await tx.sql<{ id: string }[]>`
    update template_version set state = 'retired'
     where practice_id = ${ctx.practiceId} and template_id = ${templateId} and state = 'approved'
    returning template_version_id as id`;
  for (const { id: subjectId } of retired) {
    const subject = { subjectKind: "template_version", subjectId };
    await audit(tx, ctx, { action: "template.retired", ...subject, fields: ["state"] });
  }
}
