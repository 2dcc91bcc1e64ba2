import { authorise, type Ctx, lockSiteForChange, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ResourceId } from "./schemas.ts";

/** From now on nothing new is booked on it; what is booked stays and is listed as hit, to be called and moved. */
export async function deactivateResource(ctx: Ctx, input: ResourceId): Promise<ResourceId> {
  authorise(ctx, "practice:manage");
  const { resourceId } = ResourceId.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const { count } = await tx.sql`
      update resource set active = false where practice_id = ${ctx.practiceId} and resource_id = ${resourceId} and active`;
    if (count === 0) throw notFound("resource");
    await audit(tx, ctx, {
      action: "resource.deactivated",
      subjectKind: "resource",
      subjectId: resourceId,
      fields: ["active"],
    });
    return { resourceId };
  });
}
