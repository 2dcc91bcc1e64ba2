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

/** Adds those that are not members yet. BAD_REQUEST on `resourceIds` when one is no resource of the practice, or is of another kind than the others. */
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
  await mustBeOfOneKind(tx, ctx, [poolId], "resourceIds");
}

/** BAD_REQUEST `poolOfKinds` where a pool would hold, or is booked for, more than one kind: a nurse cannot stand in for a theatre. */
export async function mustBeOfOneKind(
  tx: Tx,
  ctx: Ctx,
  poolIds: readonly string[],
  field: string,
): Promise<void> {
  const mixed = await tx.sql`
    select pool_id from (
      select m.pool_id, r.kind from pool_member m join resource r using (practice_id, resource_id)
       where m.practice_id = ${ctx.practiceId} and m.pool_id = any(${[...poolIds]}::uuid[])
      union
      select pool_id, kind from need where practice_id = ${ctx.practiceId} and pool_id = any(${[...poolIds]}::uuid[])) k
     group by pool_id having count(*) > 1`;
  if (mixed.length > 0) throw invalid(field, "poolOfKinds");
}
