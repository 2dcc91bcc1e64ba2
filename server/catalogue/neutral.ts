import { type Ctx, invalid, type Tx } from "#server/kernel/index.ts";
import { type Named, tellsProcedure } from "./rules/neutral-label.ts";

/** Says of a label whether everybody may read it: no word of it tells a sensitive procedure, as the catalogue stands now. */
export async function neutrality(tx: Tx, ctx: Ctx): Promise<(label: string) => boolean> {
  const shelf = await tx.sql<Named[]>`
    select name, code, policy_group as "policyGroup", sensitive from procedure where practice_id = ${ctx.practiceId}`;
  return (label) => !tellsProcedure(label, shelf);
}

/** BAD_REQUEST `labelTells` when a word that the desk and the calendar show tells a sensitive procedure. */
export async function mustBeNeutral(
  tx: Tx,
  ctx: Ctx,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const isNeutral = await neutrality(tx, ctx);
  for (const [field, label] of Object.entries(labels)) {
    if (!isNeutral(label)) throw invalid(field, "labelTells");
  }
}

/**
 * The other way round, for a procedure that becomes sensitive or is renamed: BAD_REQUEST `nameOnLabels` when words that the desk reads already tell it.
 * `params.label` is the first of them. `others`: the practice's other procedures. Asked under the catalogue's lock.
 */
export async function mustNotBeTold(
  tx: Tx,
  ctx: Ctx,
  procedure: Named,
  others: readonly Named[],
): Promise<void> {
  const shown = await tx.sql<{ label: string }[]>`
    select t.label from profile p, unnest(array[p.label, p.price_band, p.follow_up_pattern]) as t (label)
     where p.practice_id = ${ctx.practiceId} and p.active
    union
    select v.label from variant v join profile p using (practice_id, profile_id)
     where v.practice_id = ${ctx.practiceId} and v.active and p.active
     order by label`;
  const shelf = [procedure, ...others.filter(({ sensitive }) => !sensitive)];
  const told = shown.find(({ label }) => tellsProcedure(label, shelf));
  if (told) throw invalid("name", "nameOnLabels", { label: told.label });
}
