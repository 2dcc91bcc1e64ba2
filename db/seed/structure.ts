import type { Pool } from "#db/client.ts";
import { newId } from "#server/kernel/ids.ts";
import type { Laid } from "./laid.ts";
import type { PracticePlan, RoomOrPerson } from "./places.ts";
import { put, type Row } from "./put.ts";
import { putCatalogue } from "./put-catalogue.ts";

const KEPT_DAYS = 400; // hours hold this long before the demo's day, well before its first booking

/** Practice, sites, staff, resources with their hours and pools, then the catalogue. */
export async function layPractice(sql: Pool, plan: PracticePlan, now: Temporal.Instant): Promise<Laid> {
  const practiceId = newId();
  const of = { practice_id: practiceId };
  await put(sql, "practice", [{ ...of, slug: plan.slug, name: plan.name, is_demo: true }]);
  const sites = new Map(plan.sites.map((site) => [site.key, newId()]));
  await put(
    sql,
    "site",
    plan.sites.map((site) => ({
      ...of,
      site_id: sites.get(site.key) ?? "",
      name: site.name,
      zone: site.zone,
      jurisdiction: site.jurisdiction,
      address: site.address,
      directions: site.directions,
      phone: site.phone,
      emergency_number: site.emergencyNumber,
      abuse_line: site.abuseLine,
      after_hours_phone: site.afterHoursPhone,
    })),
  );
  const staff = await putStaff(sql, practiceId, plan);
  const { resources, pools } = await putResources(sql, { plan, practiceId, sites, staff }, now);
  const catalogue = await putCatalogue(sql, { plan, practiceId, pools, staff }, now);
  return { plan, practiceId, sites, resources, staff, ...catalogue };
}

async function putStaff(sql: Pool, practiceId: string, plan: PracticePlan): Promise<Map<string, string>> {
  const ids = new Map(plan.staff.map(({ email }) => [email, newId()]));
  const of = (email: string) => ({ practice_id: practiceId, staff_id: ids.get(email) ?? "" });
  await put(
    sql,
    "staff",
    plan.staff.map(({ email, name }) => ({ ...of(email), name })),
  );
  await put(
    sql,
    "staff_account",
    plan.staff.map(({ email }) => ({ ...of(email), email, active: true })),
  );
  await put(
    sql,
    "staff_role",
    plan.staff.flatMap(({ email, roles }) => roles.map((role) => ({ ...of(email), role }))),
  );
  return ids;
}

type Placed = Pick<Laid, "plan" | "practiceId" | "sites" | "staff">;

const poolNames: Record<RoomOrPerson, string> = {
  surgeon: "Surgeons",
  anaesthetist: "Anaesthetists",
  nurse: "Nurses",
  theatre: "Theatres",
  bay: "Bays",
  consulting_room: "Consulting rooms",
};
const people: RoomOrPerson[] = ["surgeon", "anaesthetist", "nurse"];

async function putResources(sql: Pool, { plan, practiceId, sites, staff }: Placed, now: Temporal.Instant) {
  const of = { practice_id: practiceId };
  const emailOf = new Map(plan.staff.map(({ name, email }) => [name, email]));
  const validFrom = now.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: KEPT_DAYS }).toString();
  const all = plan.sites.flatMap((site) =>
    site.resources.map((each, ordinal) => ({
      ...each,
      ordinal,
      siteKey: site.key,
      siteId: sites.get(site.key) ?? "",
      id: newId(),
    })),
  );
  const pools = new Map((Object.keys(poolNames) as RoomOrPerson[]).map((kind) => [kind, newId()]));
  await put(
    sql,
    "claimant",
    all.map(({ id }) => ({ ...of, claimant_id: id, kind: "resource" })),
  );
  await put(
    sql,
    "resource",
    all.map(({ id, kind, name, siteId, ordinal }): Row => {
      const isPerson = people.includes(kind);
      const staffId = isPerson ? (staff.get(emailOf.get(name) ?? "") ?? null) : null;
      return {
        ...of,
        resource_id: id,
        site_id: isPerson ? null : siteId,
        kind,
        name,
        staff_id: staffId,
        ordinal,
      };
    }),
  );
  await put(
    sql,
    "hours",
    all.flatMap(({ id, siteId, hours }) =>
      hours.flatMap(({ weekdays, opens, closes }) =>
        weekdays.map((weekday) => ({
          ...of,
          hours_id: newId(),
          resource_id: id,
          site_id: siteId,
          weekday,
          opens_minute: opens,
          closes_minute: closes,
          valid_from: validFrom,
        })),
      ),
    ),
  );
  await put(
    sql,
    "pool",
    [...pools].map(([kind, id]) => ({ ...of, pool_id: id, name: poolNames[kind] })),
  );
  await put(
    sql,
    "pool_member",
    all.map(({ id, kind }) => ({ ...of, pool_id: pools.get(kind) ?? "", resource_id: id })),
  );
  return { resources: new Map(all.map(({ siteKey, name, id }) => [`${siteKey}/${name}`, id])), pools };
}
