import { authorise, type Ctx, newId, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { standing } from "./change.ts";
import { generalText } from "./defaults/index.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { versionsOf } from "./template-queries.ts";
import { contentOf, DraftTemplate, type TemplateKind, type TemplateVersionId } from "./template-schemas.ts";
import { mustDraft } from "./who-drafts.ts";

/**
 * Writes a new draft. A version is never changed once it is written, so what is approved is what was read. By a manager, by whoever may approve this
 * kind, and checklists by a nurse; the first text of a kind by a manager alone. NOT_FOUND for a procedure that is not there.
 */
export async function draftTemplate(ctx: Ctx, input: DraftTemplate): Promise<TemplateVersionId> {
  mustDraft(ctx, input.kind);
  const { procedureId, kind, content } = DraftTemplate.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    if (procedureId !== null) procedureIn(await standing(tx, ctx), procedureId);
    const [newest] = await versionsOf(tx, ctx, { procedureId, kind });
    const base = newest ? contentOf[kind].parse(newest.content) : generalText[kind]();
    const templateId = newest?.templateId ?? (await templateOf(tx, ctx, { procedureId, kind }));
    const version = (newest?.version ?? 0) + 1;
    return writeDraft(tx, ctx, { templateId, version, content: content ?? base });
  });
}

type Of = { procedureId: string | null; kind: TemplateKind };

async function templateOf(tx: Tx, ctx: Ctx, { procedureId, kind }: Of): Promise<string> {
  const [known] = await tx.sql<{ templateId: string }[]>`
    select template_id as "templateId" from template
     where practice_id = ${ctx.practiceId} and procedure_id is not distinct from ${procedureId}::uuid and kind = ${kind}
     order by template_id limit 1`;
  if (known) return known.templateId;
  authorise(ctx, "catalogue:manage");
  return writeTemplate(tx, ctx, { procedureId, kind });
}

async function writeTemplate(tx: Tx, ctx: Ctx, { procedureId, kind }: Of): Promise<string> {
  const templateId = newId();
  await tx.sql`
    insert into template (practice_id, template_id, procedure_id, kind)
    values (${ctx.practiceId}, ${templateId}, ${procedureId}, ${kind})`;
  return templateId;
}

/** The first draft of a procedure's text, from the general one, in the caller's transaction. */
export async function firstDraft(tx: Tx, ctx: Ctx, of: Of): Promise<void> {
  const templateId = await writeTemplate(tx, ctx, of);
  await writeDraft(tx, ctx, { templateId, version: 1, content: generalText[of.kind]() });
}

type NewDraft = { templateId: string; version: number; content: object };

/** The row and its audit. A demo practice's texts say that they are a demo. */
async function writeDraft(
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
