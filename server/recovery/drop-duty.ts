import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { DutyId, OfSite, RotaView } from "./duty-schemas.ts";
import { rotaOf } from "./rota-of.ts";

/** Takes a stretch off the rota. NOT_FOUND. */
export async function dropDuty(ctx: Ctx, { dutyId }: DutyId): Promise<RotaView> {
  authorise(ctx, "practice:manage");
  return transact(ctx, async (tx) => {
    const [gone] = await tx.sql<OfSite[]>`
      delete from duty where practice_id = ${ctx.practiceId} and duty_id = ${dutyId} returning site_id as "siteId"`;
    if (!gone) throw notFound("duty");
    const { siteId } = gone;
    await audit(tx, ctx, {
      action: "duty.dropped",
      subjectKind: "site",
      subjectId: siteId,
      fields: ["duty"],
    });
    return rotaOf(tx, ctx, siteId);
  });
}
