import { type Ctx, invalid, type Tx } from "#server/kernel/index.ts";
import { tellsProcedure } from "./rules/neutral-label.ts";

/** Says of a label whether everybody may read it: no word of it belongs to a sensitive procedure's name, as the catalogue stands now. */
export async function neutrality(tx: Tx, ctx: Ctx): Promise<(label: string) => boolean> {
  const sensitive = await tx.sql<{ name: string; code: string }[]>`
    select name, code from procedure where practice_id = ${ctx.practiceId} and sensitive`;
  return (label) => !tellsProcedure(label, sensitive);
}

/** BAD_REQUEST `labelTells` when a word that the desk and the calendar show belongs to a sensitive procedure's name. */
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
 * `params.label` is the first of them. Asked under the catalogue's lock.
 */
export async function mustNotBeTold(
  tx: Tx,
  ctx: Ctx,
  procedure: { name: string; code: string },
): Promise<void> {
  const shown = await tx.sql<{ label: string }[]>`
    select t.label from profile p, unnest(array[p.label, p.price_band, p.follow_up_pattern]) as t (label)
     where p.practice_id = ${ctx.practiceId} and p.active
    union
    select v.label from variant v join profile p using (practice_id, profile_id)
     where v.practice_id = ${ctx.practiceId} and v.active and p.active
     order by label`;
  const told = shown.find(({ label }) => tellsProcedure(label, [procedure]));
  if (told) throw invalid("name", "nameOnLabels", { label: told.label });
}
