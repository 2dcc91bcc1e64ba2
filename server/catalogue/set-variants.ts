import { authorise, type Ctx, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { refuseLoss, standing, withProcedure } from "./change.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { type ProcedureId, SetVariants } from "./schemas.ts";

/**
 * Ticks the variants that a procedure may be booked as. One that is sensitive keeps a tick that too few share, but is not offered by it. CONFLICT
 * `ruleOfThree` when a tick is taken away that a sensitive one hides behind.
 */
export async function setVariants(ctx: Ctx, input: SetVariants): Promise<ProcedureId> {
  authorise(ctx, "catalogue:manage");
  const { procedureId, variantIds } = SetVariants.parse(input);
  const wanted = [...new Set(variantIds)];
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    const before = procedureIn(now, procedureId);
    const added = wanted.filter((id) => !before.tickedIds.includes(id));
    await mustBeTickable(tx, ctx, added);
    const inUse = [...before.variantIds.filter((id) => wanted.includes(id)), ...added];
    await refuseLoss(tx, ctx, now, withProcedure(now.shelf, { ...before, variantIds: inUse }));
    await tx.sql`
      delete from procedure_variant
       where practice_id = ${ctx.practiceId} and procedure_id = ${procedureId} and variant_id <> all (${wanted}::uuid[])`;
    await tx.sql`
      insert into procedure_variant (practice_id, procedure_id, variant_id)
      select ${ctx.practiceId}::uuid, ${procedureId}::uuid, id from unnest(${added}::uuid[]) id`;
    await audit(tx, ctx, {
      action: "procedure.variants_set",
      subjectKind: "procedure",
      subjectId: procedureId,
      fields: ["variants"],
    });
    return { procedureId };
  });
}

/** Only day cases that are in use: a consultation is nobody's operation. */
async function mustBeTickable(tx: Tx, ctx: Ctx, variantIds: string[]): Promise<void> {
  const [known] = await tx.sql<{ count: number }[]>`
    select count(*)::int from variant v join profile f using (practice_id, profile_id)
     where v.practice_id = ${ctx.practiceId} and v.variant_id = any (${variantIds}::uuid[])
       and v.active and f.active and f.kind = 'day_case'`;
  if (known?.count !== variantIds.length) throw invalid("variantIds", "notTickable");
}
