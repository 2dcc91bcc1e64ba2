import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { versionById } from "./template-queries.ts";
import { TemplateVersionId, TemplateView } from "./template-schemas.ts";

/** One version with its text; NOT_FOUND. */
export async function getTemplate(ctx: Ctx, input: TemplateVersionId): Promise<TemplateView> {
  authorise(ctx, "catalogue:read");
  const { templateVersionId } = TemplateVersionId.parse(input);
  return transact(ctx, async (tx) => {
    const { newest: _, ...row } = await versionById(tx, ctx, templateVersionId);
    return TemplateView.parse(row);
  });
}
