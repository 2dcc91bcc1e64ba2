import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { sitesOf } from "./queries.ts";
import type { SiteView } from "./schemas.ts";

/** Every site of the practice, inactive ones too. */
export async function listSites(ctx: Ctx): Promise<SiteView[]> {
  authorise(ctx, "practice:read");
  return transact(ctx, (tx) => sitesOf(tx, ctx));
}
