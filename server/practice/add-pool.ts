import { authorise, type Ctx, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { AddPool, type PoolView } from "./schemas.ts";
import { writeMembers } from "./set-pool-members.ts";

/** A pool: any of its members will do. They may stand at different sites. */
export async function addPool(ctx: Ctx, input: AddPool): Promise<PoolView> {
  authorise(ctx, "practice:manage");
  const { name, resourceIds } = AddPool.parse(input);
  return transact(ctx, async (tx) => {
    const poolId = newId();
    await tx.sql`insert into pool (practice_id, pool_id, name) values (${ctx.practiceId}, ${poolId}, ${name})`;
    await writeMembers(tx, ctx, poolId, resourceIds);
    await audit(tx, ctx, { action: "pool.added", subjectKind: "pool", subjectId: poolId });
    return { poolId, name, resourceIds };
  });
}
