import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import { loadStaff } from "./staff-queries.ts";
import type { StaffView } from "./staff-schemas.ts";

export async function listStaff(ctx: StaffCtx): Promise<StaffView[]> {
  authorise(ctx, "staff:manage");
  return transact(ctx, (tx) => loadStaff(tx, ctx));
}
