import { authorise, type Ctx, mayDo, newId, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { standing } from "./change.ts";
import { generalRecovery } from "./defaults/recovery.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { versionsOf } from "./template-queries.ts";
import { DraftTemplate, RecoveryContent, type TemplateVersionId } from "./template-schemas.ts";

/**
 * Writes a new draft. A version is never changed once it is written, so what a surgeon approves is what she has read. By a manager or a surgeon;
 * NOT_FOUND for a procedure that is not there.
 */
export async function draftTemplate(ctx: Ctx, input: DraftTemplate): Promise<TemplateVersionId> {
  if (!mayDo(ctx, "catalogue:manage")) authorise(ctx, "template:approve");
  const { procedureId, content } = DraftTemplate.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    procedureIn(await standing(tx, ctx), procedureId);
    const [newest] = await versionsOf(tx, ctx, { procedureId });
    const base = newest ? RecoveryContent.parse(newest.content) : generalRecovery();
    const templateId = newest?.templateId ?? (await templateOf(tx, ctx, procedureId));
    const version = (newest?.version ?? 0) + 1;
    return writeDraft(tx, ctx, { templateId, version, content: content ?? base });
  });
}

async function templateOf(tx: Tx, ctx: Ctx, procedureId: string): Promise<string> {
  const [known] = await tx.sql<{ templateId: string }[]>`
    select template_id as "templateId" from template
     where practice_id = ${ctx.practiceId} and procedure_id = ${procedureId} order by template_id limit 1`;
  if (known) return known.templateId;
  authorise(ctx, "catalogue:manage");
  const templateId = newId();
  await tx.sql`
    insert into template (practice_id, template_id, procedure_id, kind)
    values (${ctx.practiceId}, ${templateId}, ${procedureId}, 'recovery')`;
  return templateId;
}

type NewDraft = { templateId: string; version: number; content: RecoveryContent };

/** The row and its audit, in the caller's transaction. A demo practice's texts say that they are a demo. */
export async function writeDraft(
  tx: Tx,
  ctx: Ctx,
  { templateId, version, content }: NewDraft,
): Promise<TemplateVersionId> {
  const templateVersionId = newId();
  await tx.sql`
    insert into template_version (practice_id, template_version_id, template_id, version, state, content, is_demo)
    select practice_id, ${templateVersionId}::uuid, ${templateId}::uuid, ${version}, 'draft', ${JSON.stringify(content)}::jsonb, is_demo
      from practice where practice_id = ${ctx.practiceId}`;
  const subject = { subjectKind: "template_version", subjectId: templateVersionId };
  await audit(tx, ctx, { action: "template.drafted", ...subject });
  return { templateVersionId };
}
