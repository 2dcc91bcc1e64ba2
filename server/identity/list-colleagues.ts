import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import type { ColleagueView } from "./staff-schemas.ts";

/** Who works here now, by name. */
export async function listColleagues(ctx: StaffCtx): Promise<ColleagueView[]> {
  authorise(ctx, "staff:read");
  return transact(
    ctx,
    (tx) =>
      tx.sql<ColleagueView[]>`select staff_id as "staffId", name from colleagues() order by name, staff_id`,
  );
}
