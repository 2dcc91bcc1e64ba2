import {
  authorise,
  type Ctx,
  invalid,
  lockCatalogue,
  lockSiteForChange,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { siteById } from "./queries.ts";
import { EditSite, type SiteView } from "./schemas.ts";

/**
 * Changes what a site says of itself. Zone and jurisdiction decide what every hour and every case there means, so they stay once something was
 * booked (BAD_REQUEST `siteIsBooked`), and a site closes for good only when nothing is to come there any more (BAD_REQUEST `siteHasBookings`).
 */
export async function editSite(ctx: Ctx, input: EditSite): Promise<SiteView> {
  authorise(ctx, "practice:manage");
  const site = EditSite.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, site.siteId);
    await lockCatalogue(tx, ctx); // another law may hold there
    const before = await siteById(tx, ctx, site.siteId);
    const changed = (Object.keys(before) as (keyof SiteView)[]).filter((key) => before[key] !== site[key]);
    const fixed = changed.find((key) => key === "zone" || key === "jurisdiction");
    if (fixed && (await wasBooked(tx, ctx, site.siteId))) throw invalid(fixed, "siteIsBooked");
    if (before.active && !site.active && (await isAwaited(tx, ctx, site.siteId)))
      throw invalid("active", "siteHasBookings");
    await tx.sql`
      update site set name = ${site.name}, zone = ${site.zone}, jurisdiction = ${site.jurisdiction}, address = ${site.address},
             directions = ${site.directions}, phone = ${site.phone}, emergency_number = ${site.emergencyNumber},
             abuse_line = ${site.abuseLine}, after_hours_phone = ${site.afterHoursPhone}, active = ${site.active}
       where practice_id = ${ctx.practiceId} and site_id = ${site.siteId}`;
    await audit(tx, ctx, {
      action: "site.edited",
      subjectKind: "site",
      subjectId: site.siteId,
      fields: changed,
    });
    return siteById(tx, ctx, site.siteId);
  });
}

/** Claims, not bookings: they show nobody, so a bar on a patient hides none. */
async function wasBooked(tx: Tx, ctx: Ctx, siteId: string): Promise<boolean> {
  const [row] = await tx.sql<{ booked: boolean }[]>`
    select exists (
      select from claim c join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
       where c.practice_id = ${ctx.practiceId} and r.site_id = ${siteId}) as booked`;
  return row?.booked ?? false;
}

/** Whether anybody is still to come there, a patient that this manager must not know of too. */
async function isAwaited(tx: Tx, ctx: Ctx, siteId: string): Promise<boolean> {
  const [row] = await tx.sql<{ awaited: boolean }[]>`
    select exists (
      select from claim
       where practice_id = ${ctx.practiceId} and active and claimant_kind = 'resource' and ends_at > ${ctx.now.toString()}::timestamptz
         and starts_at > ${ctx.now.toString()}::timestamptz - interval '48 hours' and site_of_booking(booking_id) = ${siteId}) as awaited`;
  return row?.awaited ?? false;
}
