import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, invalid, lockSiteForChange, transact } from "#server/kernel/index.ts";
import { writeClosure } from "./add-closure.ts";
import { hoursOf, resourceById, sitesOf } from "./queries.ts";
import { endOfDate } from "./rules/wall-clock.ts";
import { type ClosureView, IllToday, isPerson, type SiteView } from "./schemas.ts";

/** Closes a person from this minute to the end of the day where they work today, or of `until`. BAD_REQUEST `notAPerson` for a room. */
export async function illToday(ctx: Ctx, input: IllToday): Promise<ClosureView> {
  authorise(ctx, "closure:write");
  const { resourceId, until } = IllToday.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const { kind } = await resourceById(tx, ctx, resourceId);
    if (!isPerson(kind)) throw invalid("resourceId", "notAPerson");
    const sites = await sitesOf(tx, ctx);
    const site = workplace(sites, await hoursOf(tx, ctx, { resourceId }), ctx.now);
    if (!site) throw invalid("resourceId", "noHours");
    const today = dateAt(ctx.now, site.zone);
    if (until && until < today) throw invalid("until", "range");
    return writeClosure(tx, ctx, {
      siteId: site.siteId,
      resourceId,
      kind: "closure",
      reason: "ill",
      startsAt: ctx.now.round({ smallestUnit: "minute", roundingMode: "floor" }),
      endsAt: endOfDate(until ?? today, site.zone),
    });
  });
}

/** The site of today's hours, else of any hours. */
function workplace(sites: SiteView[], hours: Awaited<ReturnType<typeof hoursOf>>, now: Temporal.Instant) {
  const siteOf = (siteId: string | undefined) => sites.find((one) => one.siteId === siteId);
  const todays = hours.find((row) => {
    const zone = siteOf(row.siteId)?.zone;
    if (!zone) return false;
    const today = dateAt(now, zone);
    const holds = row.validFrom <= today && (!row.validTo || row.validTo >= today);
    return holds && row.weekday === now.toZonedDateTimeISO(zone).dayOfWeek;
  });
  return siteOf((todays ?? hours.at(-1))?.siteId);
}
