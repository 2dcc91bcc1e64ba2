import { authorise, type Ctx, invalid, lockSiteForChange, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { hasLeft, resourceById, siteById } from "./queries.ts";
import { AddResource, type ResourceId } from "./schemas.ts";
import { mustBeOfOneKind } from "./set-pool-members.ts";

/**
 * Adds a room, a thing or a person who can be held by a booking, as a member of the pools named. It has no hours yet. BAD_REQUEST `unknownColleague` for
 * somebody who has left.
 */
export async function addResource(ctx: Ctx, input: AddResource): Promise<ResourceId> {
  authorise(ctx, "practice:manage");
  const { kind, name, siteId, staffId, poolIds } = AddResource.parse(input);
  return transact(ctx, async (tx) => {
    if (siteId) await siteById(tx, ctx, siteId);
    if (staffId) {
      await lockSiteForChange(tx, ctx, null); // somebody who leaves at this moment closes what she or he is booked as
      const [known] =
        await tx.sql`select from staff where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
      if (!known) throw invalid("staffId", "notFound", { what: "staff" });
      if (await hasLeft(tx, ctx, staffId)) throw invalid("staffId", "unknownColleague");
    }
    const resourceId = newId();
    await tx.sql`
      insert into claimant (practice_id, claimant_id, kind) values (${ctx.practiceId}, ${resourceId}, 'resource')`;
    await tx.sql`
      insert into resource (practice_id, resource_id, site_id, kind, name, staff_id, ordinal)
      select ${ctx.practiceId}::uuid, ${resourceId}::uuid, ${siteId}::uuid, ${kind}, ${name}, ${staffId}::uuid, coalesce(max(ordinal), -1) + 1
        from resource where practice_id = ${ctx.practiceId}`;
    if (poolIds.length > 0) {
      const joined = await tx.sql`
        insert into pool_member (practice_id, pool_id, resource_id)
        select practice_id, pool_id, ${resourceId}::uuid from pool
         where practice_id = ${ctx.practiceId} and pool_id = any(${poolIds}::uuid[])`;
      if (joined.count !== new Set(poolIds).size) throw invalid("poolIds", "notFound", { what: "pool" });
      await mustBeOfOneKind(tx, ctx, poolIds, "poolIds");
    }
    await audit(tx, ctx, { action: "resource.added", subjectKind: "resource", subjectId: resourceId });
    return { resourceId: (await resourceById(tx, ctx, resourceId)).resourceId };
  });
}
