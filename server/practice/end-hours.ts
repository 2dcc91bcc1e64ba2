import { authorise, type Ctx, lockSiteForChange, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { hoursById } from "./queries.ts";
import { EndHours, type HoursChanged, type HoursView } from "./schemas.ts";

/** Ends a weekly stretch with `lastDate`; one that would never have held goes. `from` is the first date without it. */
export async function endHours(ctx: Ctx, input: EndHours): Promise<HoursChanged> {
  authorise(ctx, "practice:manage");
  const { hoursId, lastDate } = EndHours.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const row = await hoursById(tx, ctx, hoursId);
    const kept = await closeRow(tx, ctx, row, lastDate);
    await audit(tx, ctx, {
      action: "hours.ended",
      subjectKind: "resource",
      subjectId: row.resourceId,
      fields: ["hours"],
    });
    return {
      hoursId: kept ? hoursId : null,
      resourceId: row.resourceId,
      siteId: row.siteId,
      from: kept ? Temporal.PlainDate.from(lastDate).add({ days: 1 }).toString() : row.validFrom,
    };
  });
}

/** Keeps the row's own end when that is earlier. False when the row never held and was deleted. */
export async function closeRow(tx: Tx, ctx: Ctx, row: HoursView, lastDate: string): Promise<boolean> {
  if (lastDate < row.validFrom) {
    await tx.sql`delete from hours where practice_id = ${ctx.practiceId} and hours_id = ${row.hoursId}`;
    return false;
  }
  await tx.sql`
    update hours set valid_to = least(valid_to, ${lastDate}::date)
     where practice_id = ${ctx.practiceId} and hours_id = ${row.hoursId}`;
  return true;
}
