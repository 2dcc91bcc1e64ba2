import { authorise, type Ctx, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { siteById } from "./queries.ts";
import { AddSite, type SiteView } from "./schemas.ts";

/** Adds a place with its own zone and jurisdiction. It has no rooms or hours yet, so nothing can be booked there. */
export async function addSite(ctx: Ctx, input: AddSite): Promise<SiteView> {
  authorise(ctx, "practice:manage");
  const site = AddSite.parse(input);
  return transact(ctx, async (tx) => {
    const siteId = newId();
    await tx.sql`
      insert into site (practice_id, site_id, name, zone, jurisdiction, address, directions, phone, emergency_number, abuse_line, after_hours_phone)
      values (${ctx.practiceId}, ${siteId}, ${site.name}, ${site.zone}, ${site.jurisdiction}, ${site.address},
              ${site.directions}, ${site.phone}, ${site.emergencyNumber}, ${site.abuseLine}, ${site.afterHoursPhone})`;
    await audit(tx, ctx, {
      action: "site.added",
      subjectKind: "site",
      subjectId: siteId,
      fields: Object.keys(site),
    });
    return siteById(tx, ctx, siteId);
  });
}
