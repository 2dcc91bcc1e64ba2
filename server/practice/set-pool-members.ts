import {
  authorise,
  type Ctx,
  invalid,
  lockSiteForChange,
  notFound,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type PoolView, SetPoolMembers } from "./schemas.ts";

/** Replaces the members of a pool. Bookings keep the members they hold. */
export async function setPoolMembers(ctx: Ctx, input: SetPoolMembers): Promise<PoolView> {
  authorise(ctx, "practice:manage");
  const { poolId, resourceIds } = SetPoolMembers.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const [pool] = await tx.sql<{ name: string }[]>`
      select name from pool where practice_id = ${ctx.practiceId} and pool_id = ${poolId}`;
    if (!pool) throw notFound("pool");
    await tx.sql`
      delete from pool_member where practice_id = ${ctx.practiceId} and pool_id = ${poolId}
         and resource_id <> all(${resourceIds}::uuid[])`;
    await writeMembers(tx, ctx, poolId, resourceIds);
    await audit(tx, ctx, {
      action: "pool.members_set",
      subjectKind: "pool",
      subjectId: poolId,
      fields: ["members"],
    });
    return { poolId, name: pool.name, resourceIds };
  });
}

/** Adds those that are not members yet; throws BAD_REQUEST when one is no resource of the practice. */
export async function writeMembers(tx: Tx, ctx: Ctx, poolId: string, resourceIds: string[]): Promise<void> {
  if (resourceIds.length === 0) return;
  const [known] = await tx.sql<{ count: number }[]>`
    select count(*)::int from resource where practice_id = ${ctx.practiceId} and resource_id = any(${resourceIds}::uuid[])`;
  if (known?.count !== new Set(resourceIds).size)
    throw invalid("resourceIds", "notFound", { what: "resource" });
  await tx.sql`
    insert into pool_member (practice_id, pool_id, resource_id)
    select ${ctx.practiceId}::uuid, ${poolId}::uuid, id from unnest(${resourceIds}::uuid[]) id
    on conflict do nothing`;
}
