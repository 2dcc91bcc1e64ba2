import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import type { OfSite, RotaView } from "./duty-schemas.ts";
import { rotaOf } from "./rota-of.ts";

/** A site's rota, its limits and who can be on it, for its manager. */
export async function getRota(ctx: Ctx, { siteId }: OfSite): Promise<RotaView> {
  authorise(ctx, "practice:manage");
  return transact(ctx, (tx) => rotaOf(tx, ctx, siteId));
}
