import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { proceduresFor } from "./procedures-for.ts";
import { placeOf } from "./queries.ts";
import { Offered, type OfferedProcedure } from "./schemas.ts";

/** What may be asked for at a site today; NOT_FOUND for a site that is not there. */
export async function listProcedures(ctx: Ctx, input: Offered): Promise<OfferedProcedure[]> {
  authorise(ctx, "case:read");
  const { siteId } = Offered.parse(input);
  return transact(ctx, async (tx) => {
    const { on } = await placeOf(tx, ctx, siteId);
    return proceduresFor(tx, ctx, siteId, { on, age: null });
  });
}
