import { authorise, type Ctx, DomainError, lockSiteForChange, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { hasLeft, resourceById } from "./queries.ts";
import { ResourceId } from "./schemas.ts";

/**
 * Can be booked again, with the hours and pools of before. CONFLICT `changedMeanwhile` when it is in use already, PRECONDITION_FAILED `hasLeft` for
 * somebody whose account is closed: who comes back is let in first, and comes back with it.
 */
export async function reactivateResource(ctx: Ctx, input: ResourceId): Promise<ResourceId> {
  authorise(ctx, "practice:manage");
  const { resourceId } = ResourceId.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const { active, staffId, name } = await resourceById(tx, ctx, resourceId);
    if (active) throw new DomainError("CONFLICT", "changedMeanwhile");
    if (staffId && (await hasLeft(tx, ctx, staffId)))
      throw new DomainError("PRECONDITION_FAILED", "hasLeft", { params: { name } });
    await tx.sql`
      update resource set active = true where practice_id = ${ctx.practiceId} and resource_id = ${resourceId}`;
    await audit(tx, ctx, {
      action: "resource.reactivated",
      subjectKind: "resource",
      subjectId: resourceId,
      fields: ["active"],
    });
    return { resourceId };
  });
}
