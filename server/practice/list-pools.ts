import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import type { PoolView } from "./schemas.ts";

/** Pools by name, each with the ids of its members. */
export async function listPools(ctx: Ctx): Promise<PoolView[]> {
  authorise(ctx, "practice:read");
  return transact(
    ctx,
    (tx) => tx.sql<PoolView[]>`
      select p.pool_id as "poolId", p.name,
             array(select m.resource_id from pool_member m join resource r using (practice_id, resource_id)
                    where m.practice_id = p.practice_id and m.pool_id = p.pool_id
                    order by r.ordinal, r.resource_id) as "resourceIds"
        from pool p where p.practice_id = ${ctx.practiceId} order by p.name, p.pool_id`,
  );
}
