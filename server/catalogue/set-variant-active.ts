import { authorise, type Ctx, lockSiteForChange, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lockCatalogue } from "./lock.ts";
import { variantById } from "./replace-variant.ts";
import { SetVariantActive, type VariantId } from "./schemas.ts";

/** Retires a variant for all that tick it at once, or takes it back into use. What is booked or asked for keeps it. */
export async function setVariantActive(ctx: Ctx, input: SetVariantActive): Promise<VariantId> {
  authorise(ctx, "catalogue:manage");
  const { variantId, active } = SetVariantActive.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    await lockCatalogue(tx, ctx);
    await variantById(tx, ctx, variantId);
    await tx.sql`
      update variant set active = ${active} where practice_id = ${ctx.practiceId} and variant_id = ${variantId}`;
    const action = active ? "variant.revived" : "variant.retired";
    await audit(tx, ctx, { action, subjectKind: "variant", subjectId: variantId, fields: ["active"] });
    return { variantId };
  });
}
