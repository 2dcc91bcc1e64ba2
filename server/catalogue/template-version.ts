import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";

export type ApprovedTemplate = { templateVersionId: string; version: number };

/** The approved text that a new case of this procedure starts with; null while there is none. */
export async function approvedTemplate(
  tx: Tx,
  ctx: Ctx,
  procedureId: string,
): Promise<ApprovedTemplate | null> {
  const [row] = await tx.sql<ApprovedTemplate[]>`
    select v.template_version_id as "templateVersionId", v.version
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and t.procedure_id = ${procedureId} and v.state = 'approved'
     order by v.version desc limit 1`;
  return row ?? null;
}

export type VersionRead = {
  version: number;
  content: unknown;
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
