import { type Ctx, invalid, newId, type Tx } from "#server/kernel/index.ts";
import type { Phases } from "./schemas.ts";

/** Writes a variant with its phases and needs, in the caller's transaction. BAD_REQUEST on a pool or resource that is not there or of another kind. */
export async function writeVariant(
  tx: Tx,
  ctx: Ctx,
  { profileId, label, phases }: { profileId: string; label: string; phases: Phases },
): Promise<string> {
  const variantId = newId();
  await mustBeThere(tx, ctx, phases);
  await tx.sql`
    insert into variant (practice_id, variant_id, profile_id, label)
    values (${ctx.practiceId}, ${variantId}, ${profileId}, ${label})`;
  for (const [ordinal, { name, minutes, main, needs }] of phases.entries()) {
    const phaseId = newId();
    await tx.sql`
      insert into phase (practice_id, phase_id, variant_id, ordinal, name, minutes, main)
      values (${ctx.practiceId}, ${phaseId}, ${variantId}, ${ordinal}, ${name}, ${minutes}, ${main})`;
    for (const [place, need] of needs.entries()) {
      await tx.sql`
        insert into need (practice_id, need_id, phase_id, ordinal, kind, pool_id, resource_id, before_minutes, after_minutes)
        values (${ctx.practiceId}, ${newId()}, ${phaseId}, ${place}, ${need.kind}, ${need.poolId}, ${need.resourceId},
                ${need.beforeMinutes}, ${need.afterMinutes})`;
    }
  }
  return variantId;
}

/** A pool may be empty as yet, but not of another kind: a nurse cannot stand in for a theatre. */
async function mustBeThere(tx: Tx, ctx: Ctx, phases: Phases): Promise<void> {
  for (const { kind, poolId, resourceId } of phases.flatMap(({ needs }) => needs)) {
    const [found] = await tx.sql<{ kinds: string[] }[]>`
      select array[kind] as kinds from resource
       where practice_id = ${ctx.practiceId} and resource_id = ${resourceId} and active
      union all
      select array(select distinct r.kind from pool_member m join resource r using (practice_id, resource_id)
                    where m.practice_id = p.practice_id and m.pool_id = p.pool_id and r.active)
        from pool p where p.practice_id = ${ctx.practiceId} and p.pool_id = ${poolId}`;
    if (!found) throw invalid("phases", "notFound", { what: poolId ? "pool" : "resource" });
    if (found.kinds.some((one) => one !== kind)) throw invalid("phases", "needOfOtherKind");
  }
}
