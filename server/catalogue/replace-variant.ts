import {
  authorise,
  type Ctx,
  DomainError,
  lockSiteForChange,
  notFound,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lockCatalogue } from "./lock.ts";
import { mustBeNeutral } from "./neutral.ts";
import { ReplaceVariant, type VariantId } from "./schemas.ts";
import { writeVariant } from "./write-variant.ts";

/**
 * Other minutes or needs: a new variant takes the old one's place, with every procedure that ticked it, so that the rule of three is untouched. What is
 * booked or asked for keeps the old one. CONFLICT `variantRetired` when another change came first.
 */
export async function replaceVariant(ctx: Ctx, input: ReplaceVariant): Promise<VariantId> {
  authorise(ctx, "catalogue:manage");
  const { variantId, label, phases } = ReplaceVariant.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    await lockCatalogue(tx, ctx);
    const { profileId, active } = await variantById(tx, ctx, variantId);
    if (!active) throw new DomainError("CONFLICT", "variantRetired");
    await mustBeNeutral(tx, ctx, { label });
    const made = await writeVariant(tx, ctx, { profileId, label, phases });
    await tx.sql`
      insert into procedure_variant (practice_id, procedure_id, variant_id)
      select practice_id, procedure_id, ${made}::uuid from procedure_variant
       where practice_id = ${ctx.practiceId} and variant_id = ${variantId}`;
    await tx.sql`
      update variant set active = false where practice_id = ${ctx.practiceId} and variant_id = ${variantId}`;
    await audit(tx, ctx, { action: "variant.added", subjectKind: "variant", subjectId: made });
    const fields = ["active"];
    await audit(tx, ctx, {
      action: "variant.replaced",
      subjectKind: "variant",
      subjectId: variantId,
      fields,
    });
    return { variantId: made };
  });
}

/** One variant of the practice; throws NOT_FOUND. */
export async function variantById(
  tx: Tx,
  ctx: Ctx,
  variantId: string,
): Promise<{ profileId: string; active: boolean }> {
  const [row] = await tx.sql<{ profileId: string; active: boolean }[]>`
    select profile_id as "profileId", active from variant
     where practice_id = ${ctx.practiceId} and variant_id = ${variantId}`;
  if (!row) throw notFound("variant");
  return row;
}
