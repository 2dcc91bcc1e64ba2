import { authorise, notFound, type StaffCtx, type StaffRole, transact } from "#server/kernel/index.ts";
import { inOrder } from "./staff-queries.ts";
import type { MeView } from "./staff-schemas.ts";

type Row = { name: string; roles: StaffRole[]; slug: string; practice_name: string; is_demo: boolean };

export async function me(ctx: StaffCtx): Promise<MeView> {
  authorise(ctx, "staff:read");
  const [row] = await transact(
    ctx,
    (tx) => tx.sql<Row[]>`
      select s.name, array(select my_roles()) as roles, p.slug, p.name as practice_name, p.is_demo
        from staff s join practice p on p.practice_id = s.practice_id
       where s.practice_id = ${ctx.practiceId} and s.staff_id = ${ctx.actorId}`,
  );
  if (!row) throw notFound("staff");
  return {
    staffId: ctx.actorId,
    name: row.name,
    role: ctx.role,
    roles: inOrder(row.roles),
    practice: { slug: row.slug, name: row.practice_name, isDemo: row.is_demo },
  };
}
