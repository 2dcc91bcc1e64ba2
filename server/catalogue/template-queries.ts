import { type Ctx, notFound, type Tx, toInstant } from "#server/kernel/index.ts";
import { standing } from "./change.ts";
import { existing } from "./queries.ts";
import type { TemplateKind, TemplateSummary } from "./template-schemas.ts";

export type VersionRow = TemplateSummary & { newest: boolean; content: unknown };

/** `procedureId` null: what belongs to no procedure. */
type Filter = {
  procedureId?: string | null | undefined;
  kind?: TemplateKind | undefined;
  templateVersionId?: string;
};

/** The versions of the texts of procedures that exist somewhere in the practice and of those for all, by procedure and kind, newest first. */
export async function versionsOf(tx: Tx, ctx: Ctx, filter: Filter = {}): Promise<VersionRow[]> {
  const { shelf, places } = await standing(tx, ctx);
  const there = existing(shelf, places).map(({ procedureId }) => procedureId);
  const { procedureId, kind = null, templateVersionId = null } = filter;
  const rows = await tx.sql<VersionRow[]>`
    select t.template_id as "templateId", v.template_version_id as "templateVersionId", t.kind, t.procedure_id as "procedureId",
           p.name as "procedureName", v.version, v.state, v.is_demo as "isDemo", v.approved_by_name as "approvedByName",
           v.approved_at as "approvedAt", v.content,
           v.version = (select max(o.version) from template_version o
                         where o.practice_id = v.practice_id and o.template_id = v.template_id) as newest
      from template t
      left join procedure p using (practice_id, procedure_id)
      join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and (t.procedure_id is null or t.procedure_id = any (${there}::uuid[]))
       and (${procedureId === undefined} or t.procedure_id is not distinct from ${procedureId ?? null}::uuid)
       and (${kind}::text is null or t.kind = ${kind})
       and (${templateVersionId}::uuid is null or v.template_version_id = ${templateVersionId})
     order by p.name nulls last, t.kind, t.template_id, v.version desc`;
  return rows.map((row) => ({ ...row, approvedAt: row.approvedAt && toInstant(row.approvedAt).toString() }));
}

/** One version; throws NOT_FOUND, for that of a blocked procedure too. */
export async function versionById(tx: Tx, ctx: Ctx, templateVersionId: string): Promise<VersionRow> {
  const [row] = await versionsOf(tx, ctx, { templateVersionId });
  if (!row) throw notFound("template");
  return row;
}
