import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { RenameResource, type ResourceId } from "./schemas.ts";

/** Gives a resource another name, on past boards too. */
export async function renameResource(ctx: Ctx, input: RenameResource): Promise<ResourceId> {
  authorise(ctx, "practice:manage");
  const { resourceId, name } = RenameResource.parse(input);
  return transact(ctx, async (tx) => {
    const { count } = await tx.sql`
      update resource set name = ${name} where practice_id = ${ctx.practiceId} and resource_id = ${resourceId}`;
    if (count === 0) throw notFound("resource");
    await audit(tx, ctx, {
      action: "resource.renamed",
      subjectKind: "resource",
      subjectId: resourceId,
      fields: ["name"],
    });
    return { resourceId };
  });
}
