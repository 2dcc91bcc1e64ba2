import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type RotaView, SetLimits } from "./duty-schemas.ts";
import { lockRota, rotaOf } from "./rota-of.ts";

/** Sets after how many minutes what nobody has taken goes to the next. NOT_FOUND for a site that is not here. */
export async function setLimits(ctx: Ctx, input: SetLimits): Promise<RotaView> {
  authorise(ctx, "practice:manage");
  const { siteId, emergency, urgent, silent, routine } = SetLimits.parse(input);
  return transact(ctx, async (tx) => {
    await lockRota(tx, ctx, siteId);
    await tx.sql`
      insert into duty_limit (practice_id, site_id, emergency, urgent, silent, routine)
      values (${ctx.practiceId}, ${siteId}, ${emergency}, ${urgent}, ${silent}, ${routine})
      on conflict (practice_id, site_id) do update
        set emergency = excluded.emergency, urgent = excluded.urgent, silent = excluded.silent, routine = excluded.routine`;
    const fields = ["emergency", "urgent", "silent", "routine"];
    await audit(tx, ctx, { action: "duty.limited", subjectKind: "site", subjectId: siteId, fields });
    return rotaOf(tx, ctx, siteId);
  });
}
