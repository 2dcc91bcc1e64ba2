import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import type { TapperView } from "./pin-schemas.ts";

/** Who can tap on a shared device, by name: clinicians with a PIN, locked or not. */
export async function listTappers(ctx: StaffCtx): Promise<TapperView[]> {
  authorise(ctx, "case:prepare");
  return transact(
    ctx,
    (tx) => tx.sql<TapperView[]>`
      select staff_id as "staffId", name, role from tappers() order by name, staff_id, role`,
  );
}
