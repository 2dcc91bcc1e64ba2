import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { profileById } from "./edit-profile.ts";
import { mustBeNeutral } from "./neutral.ts";
import { AddVariant, type VariantId } from "./schemas.ts";
import { writeVariant } from "./write-variant.ts";

/** Adds other minutes to a profile. Nothing is booked as the new variant until procedures tick it. */
export async function addVariant(ctx: Ctx, input: AddVariant): Promise<VariantId> {
  authorise(ctx, "catalogue:manage");
  const given = AddVariant.parse(input);
  return transact(ctx, async (tx) => {
    await profileById(tx, ctx, given.profileId);
    await mustBeNeutral(tx, ctx, { label: given.label });
    const variantId = await writeVariant(tx, ctx, given);
    await audit(tx, ctx, { action: "variant.added", subjectKind: "variant", subjectId: variantId });
    return { variantId };
  });
}
