import {
  authorise,
  type Ctx,
  invalid,
  lockSiteForChange,
  newId,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { hoursOf, resourceById, siteById } from "./queries.ts";
import { hoursOverlap } from "./rules/weekly-hours.ts";
import { AddHours, type HoursChanged } from "./schemas.ts";

/** Adds a weekly stretch for a resource at a site. BAD_REQUEST `hoursOverlap` when the resource has that hour already. */
export async function addHours(ctx: Ctx, input: AddHours): Promise<HoursChanged> {
  authorise(ctx, "practice:manage");
  const row = AddHours.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const hoursId = await writeHours(tx, ctx, row);
    await audit(tx, ctx, {
      action: "hours.added",
      subjectKind: "resource",
      subjectId: row.resourceId,
      fields: ["hours"],
    });
    return { hoursId, resourceId: row.resourceId, siteId: row.siteId, from: row.validFrom };
  });
}

/** Writes one row after checking it against the resource's others. A room has hours only where it stands. */
export async function writeHours(tx: Tx, ctx: Ctx, row: ReturnType<typeof AddHours.parse>): Promise<string> {
  await siteById(tx, ctx, row.siteId);
  const resource = await resourceById(tx, ctx, row.resourceId);
  if (resource.siteId && resource.siteId !== row.siteId) throw invalid("siteId", "roomElsewhere");
  const others = await hoursOf(tx, ctx, { resourceId: row.resourceId });
  if (others.some((other) => hoursOverlap(other, row))) throw invalid("opensMinute", "hoursOverlap");
  const hoursId = newId();
  await tx.sql`
    insert into hours (practice_id, hours_id, resource_id, site_id, weekday, opens_minute, closes_minute, valid_from, valid_to)
    values (${ctx.practiceId}, ${hoursId}, ${row.resourceId}, ${row.siteId}, ${row.weekday}, ${row.opensMinute},
            ${row.closesMinute}, ${row.validFrom}::date, ${row.validTo}::date)`;
  return hoursId;
}
