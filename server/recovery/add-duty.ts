import { authorise, type Ctx, invalid, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { AddDuty, type RotaView } from "./duty-schemas.ts";
import { lockRota, rotaOf } from "./rota-of.ts";

/** Puts a nurse on the rota. BAD_REQUEST `notANurse`, `alreadyOnDuty`; NOT_FOUND for a site that is not here. */
export async function addDuty(ctx: Ctx, input: AddDuty): Promise<RotaView> {
  authorise(ctx, "practice:manage");
  const { siteId, staffId, weekday, startsMinute, endsMinute, rank } = AddDuty.parse(input);
  return transact(ctx, async (tx) => {
    await lockRota(tx, ctx, siteId);
    const { duties, people } = await rotaOf(tx, ctx, siteId);
    if (!people.some((one) => one.staffId === staffId)) throw invalid("staffId", "notANurse");
    const same = duties.some(
      (one) => one.staffId === staffId && one.weekday === weekday && one.startsMinute === startsMinute,
    );
    if (same) throw invalid("startsMinute", "alreadyOnDuty");
    await tx.sql`
      insert into duty (practice_id, duty_id, site_id, staff_id, weekday, starts_minute, ends_minute, rank)
      values (${ctx.practiceId}, ${newId()}, ${siteId}, ${staffId}, ${weekday}, ${startsMinute}, ${endsMinute}, ${rank})`;
    await audit(tx, ctx, { action: "duty.added", subjectKind: "site", subjectId: siteId, fields: ["duty"] });
    return rotaOf(tx, ctx, siteId);
  });
}
