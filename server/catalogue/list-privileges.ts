import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { standing } from "./change.ts";
import { existing } from "./queries.ts";
import type { PrivilegeView } from "./schemas.ts";

/** What the practice's surgeons are qualified for, by surgeon. What is about a procedure that is blocked at every site is missing, as it is itself. */
export async function privileges(ctx: Ctx): Promise<PrivilegeView[]> {
  authorise(ctx, "catalogue:read");
  return transact(ctx, async (tx) => {
    const { shelf, places } = await standing(tx, ctx);
    const names = new Map(existing(shelf, places).map(({ procedureId, name }) => [procedureId, name]));
    const rows = await tx.sql<Omit<PrivilegeView, "procedureName">[]>`
      select p.privilege_id as "privilegeId", p.staff_id as "staffId", s.name as "staffName", p.specialty,
             p.procedure_id as "procedureId", p.valid_from as "validFrom", p.valid_until as "validUntil", p.source
        from privilege p join staff s using (practice_id, staff_id)
       where p.practice_id = ${ctx.practiceId} order by s.name, p.staff_id, p.valid_from, p.privilege_id`;
    return rows
      .filter(({ procedureId }) => procedureId === null || names.has(procedureId))
      .map((row) => ({ ...row, procedureName: row.procedureId && (names.get(row.procedureId) ?? null) }));
  });
}
