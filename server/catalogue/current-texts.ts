import type { Ctx, Tx } from "#server/kernel/index.ts";
import { Remembered } from "#server/kernel/remembered.ts";
import { ChecklistContent } from "./checklist-schemas.ts";

/** The approved consents: to each procedure, and to anaesthesia (null: none is approved). For clinicians, the worker and patients, who are read what they sign. */
export type CurrentConsents = {
  readonly of: ReadonlyMap<string, string>;
  readonly anaesthesia: string | null;
};

export async function currentConsents(tx: Tx, ctx: Ctx): Promise<CurrentConsents> {
  const rows = await tx.sql<{ procedureId: string | null; id: string }[]>`
    select t.procedure_id as "procedureId", v.template_version_id as id
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and v.state = 'approved' and t.kind in ('consent', 'anaesthesia')
     order by v.version`;
  return {
    of: new Map(rows.flatMap(({ procedureId, id }) => (procedureId ? [[procedureId, id] as const] : []))),
    anaesthesia: rows.findLast(({ procedureId }) => procedureId === null)?.id ?? null,
  };
}

// An approved version never changes; whether the reader may see it is asked each time.
const approved = new Remembered<ChecklistContent>();

/** Checklists by version, as cases keep them: approved, or retired since. */
export async function checklistsOf(
  tx: Tx,
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<Map<string, ChecklistContent>> {
  if (versionIds.length === 0) return new Map();
  const keyOf = (id: string) => `${ctx.practiceId} ${id}`;
  const known = new Map(versionIds.map((id) => [id, approved.get(keyOf(id))]));
  const missing = versionIds.filter((id) => !known.get(id));
  const rows = await tx.sql<{ id: string; content: unknown }[]>`
    select template_version_id as id, case when template_version_id = any(${missing}::uuid[]) then content end as content
      from template_version
     where practice_id = ${ctx.practiceId} and template_version_id = any(${[...versionIds]}::uuid[])
       and approved_at is not null`;
  return new Map(
    rows.map(({ id, content }) => {
      const checklist = known.get(id) ?? ChecklistContent.parse(content);
      approved.set(keyOf(id), checklist);
      return [id, checklist];
    }),
  );
}
