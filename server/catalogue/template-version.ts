import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { ChecklistContent } from "./checklist-schemas.ts";
import { ConsentContent } from "./consent-schemas.ts";
import type { TemplateKind } from "./template-schemas.ts";

export type ApprovedTemplate = { templateVersionId: string; version: number };

/** The approved text of a kind that a new case of this procedure starts with; null while there is none. `procedureId` null: of the anaesthesia. */
export async function approvedTemplate(
  tx: Tx,
  ctx: Ctx,
  procedureId: string | null,
  kind: TemplateKind,
): Promise<ApprovedTemplate | null> {
  const [row] = await tx.sql<ApprovedTemplate[]>`
    select v.template_version_id as "templateVersionId", v.version
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and t.procedure_id is not distinct from ${procedureId}::uuid and t.kind = ${kind}
       and v.state = 'approved'
     order by v.version desc limit 1`;
  return row ?? null;
}

export type ApprovedTexts = Readonly<Record<TemplateKind, string | null>>;

/** The approved versions that a new case of this procedure starts with, by kind; null where there is none. */
export async function approvedTexts(tx: Tx, ctx: Ctx, procedureId: string): Promise<ApprovedTexts> {
  const rows = await tx.sql<{ kind: TemplateKind; id: string }[]>`
    select t.kind, v.template_version_id as id
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and v.state = 'approved'
       and case t.kind when 'anaesthesia' then t.procedure_id is null else t.procedure_id = ${procedureId} end
     order by v.version`;
  const none = { recovery: null, consent: null, checklist: null, anaesthesia: null };
  return { ...none, ...Object.fromEntries(rows.map(({ kind, id }) => [kind, id])) };
}

export type VersionRead<Content = unknown> = {
  version: number;
  content: Content;
  isDemo: boolean;
  approvedByName: string | null;
  approvedAt: string | null;
};

/** The version that a case keeps, approved or retired since; a draft is never read. Policy has no say here: it never stops aftercare. */
export async function templateVersion(
  tx: Tx,
  ctx: Ctx,
  templateVersionId: string,
): Promise<VersionRead | null> {
  const [row] = await tx.sql<VersionRead[]>`
    select version, content, is_demo as "isDemo", approved_by_name as "approvedByName", approved_at as "approvedAt"
      from template_version
     where practice_id = ${ctx.practiceId} and template_version_id = ${templateVersionId} and approved_at is not null`;
  return row ? { ...row, approvedAt: row.approvedAt && toInstant(row.approvedAt).toString() } : null;
}

/** The consent, to the operation or to anaesthesia, of such a version; null where there is none. For clinicians, the worker and patients. */
export async function consentText(
  tx: Tx,
  ctx: Ctx,
  templateVersionId: string,
): Promise<VersionRead<ConsentContent> | null> {
  const read = await templateVersion(tx, ctx, templateVersionId);
  return read && { ...read, content: ConsentContent.parse(read.content) };
}

/** The checklist of such a version; null where there is none. For the same readers. */
export async function checklistText(
  tx: Tx,
  ctx: Ctx,
  templateVersionId: string,
): Promise<VersionRead<ChecklistContent> | null> {
  const read = await templateVersion(tx, ctx, templateVersionId);
  return read && { ...read, content: ChecklistContent.parse(read.content) };
}
