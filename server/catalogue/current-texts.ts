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

// Its row's own revision (`xmin`) is asked for each time, and whether the reader may see it: a version that was written to since is read anew.
const approved = new Remembered<{ readonly revision: string; readonly checklist: ChecklistContent }>();

/** Checklists by version, as cases keep them: approved, or retired since. */
export async function checklistsOf(
  tx: Tx,
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<Map<string, ChecklistContent>> {
  if (versionIds.length === 0) return new Map();
  const keyOf = (id: string) => `${ctx.practiceId} ${id}`;
  const known = new Map(versionIds.map((id) => [id, approved.get(keyOf(id))]));
  const asKnown = versionIds.map((id) => `${id} ${known.get(id)?.revision}`);
  const rows = await tx.sql<{ id: string; revision: string; content: unknown }[]>`
    select template_version_id as id, xmin::text as revision,
           case when template_version_id || ' ' || xmin::text <> all(${asKnown}::text[]) then content end as content
      from template_version
     where practice_id = ${ctx.practiceId} and template_version_id = any(${[...versionIds]}::uuid[])
       and approved_at is not null`;
  return new Map(
    rows.map(({ id, revision, content }) => {
      const old = known.get(id);
      const checklist = old?.revision === revision ? old.checklist : ChecklistContent.parse(content);
      approved.set(keyOf(id), { revision, checklist });
      return [id, checklist];
    }),
  );
}
