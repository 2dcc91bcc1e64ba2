import { lockSiteForChange, type StaffCtx, type Tx } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";

/** Somebody who leaves can be booked no more; what is booked stays and is listed as hit, to be called and moved. Waits for the bookings under way. */
export async function closeResources(tx: Tx, ctx: StaffCtx, staffId: string): Promise<void> {
  await lockSiteForChange(tx, ctx, null);
  const closed = await tx.sql<Changed>`
    update resource set active = false, closed_with_account = true
     where practice_id = ${ctx.practiceId} and staff_id = ${staffId} and active returning resource_id as "resourceId"`;
  await note(tx, ctx, "resource.deactivated", closed);
}

/** Somebody who comes back can be booked again as when she or he left; what was taken out of use before that stays so. */
export async function reopenResources(tx: Tx, ctx: StaffCtx, staffId: string): Promise<void> {
  await lockSiteForChange(tx, ctx, null);
  const opened = await tx.sql<Changed>`
    update resource set active = true, closed_with_account = false
     where practice_id = ${ctx.practiceId} and staff_id = ${staffId} and closed_with_account returning resource_id as "resourceId"`;
  await note(tx, ctx, "resource.reactivated", opened);
}

type Changed = { resourceId: string }[];

async function note(tx: Tx, ctx: StaffCtx, action: string, changed: Changed): Promise<void> {
  for (const { resourceId } of changed)
    await audit(tx, ctx, { action, subjectKind: "resource", subjectId: resourceId, fields: ["active"] });
}
