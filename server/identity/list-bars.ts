import { authorise, type StaffCtx, transact } from "#server/kernel/index.ts";
import { loadBars } from "./bar-queries.ts";
import type { BarOverview } from "./staff-schemas.ts";

/** Every bar that this manager may know of, the newest first: never one that a patient set against her or him, nor another of that patient's. */
export async function listBars(ctx: StaffCtx): Promise<BarOverview[]> {
  authorise(ctx, "staff:manage");
  const bars = await transact(ctx, (tx) => loadBars(tx, ctx));
  return bars.map(({ patientId: _, ...shown }) => shown);
}
