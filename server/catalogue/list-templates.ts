import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { versionsOf } from "./template-queries.ts";
import { type TemplateSummary, TemplatesOf } from "./template-schemas.ts";

/** The versions of texts and checklists: what was ever approved, and the newest draft. Older drafts were never read by a patient and are left out. */
export async function listTemplates(ctx: Ctx, input: TemplatesOf): Promise<TemplateSummary[]> {
  authorise(ctx, "catalogue:read");
  const filter = TemplatesOf.parse(input);
  return transact(ctx, async (tx) => {
    const rows = await versionsOf(tx, ctx, filter);
    return rows
      .filter(({ state, newest, approvedAt }) => (state === "draft" ? newest : approvedAt !== null))
      .map(({ newest: _, content: __, ...row }) => row);
  });
}
