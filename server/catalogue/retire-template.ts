import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lossOf, standing } from "./change.ts";
import { lockCatalogue } from "./lock.ts";
import { shelfOf } from "./queries.ts";
import { versionById } from "./template-queries.ts";
import { type TemplateChanged, TemplateVersionId } from "./template-schemas.ts";
import { textsChanged } from "./texts-changed.ts";
import { mustApprove } from "./who-drafts.ts";

/** Whoever may approve this kind retires an approved version (no case starts with it any more, those that did keep it) or throws a draft away. CONFLICT `templateRetired`. */
export async function retireTemplate(ctx: Ctx, input: TemplateVersionId): Promise<TemplateChanged> {
  authorise(ctx, "anaesthesia:approve");
  const { templateVersionId } = TemplateVersionId.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    const version = await versionById(tx, ctx, templateVersionId);
    mustApprove(ctx, version.kind);
    if (version.state === "retired") throw new DomainError("CONFLICT", "templateRetired");
    await tx.sql`
      update template_version set state = 'retired'
       where practice_id = ${ctx.practiceId} and template_version_id = ${templateVersionId}`;
    const subject = { subjectKind: "template_version", subjectId: templateVersionId };
    await audit(tx, ctx, { action: "template.retired", ...subject, fields: ["state"] });
    await textsChanged(tx, ctx);
    return { templateVersionId, lost: await lossOf(tx, ctx, now, await shelfOf(tx, ctx)) };
  });
}
