import { type Ctx, notFound, type Tx, toInstant } from "#server/kernel/index.ts";
import type { ClosureView, HoursView, ResourceKind, SiteView } from "./schemas.ts";

/** One site of the practice; throws NOT_FOUND. */
export async function siteById(tx: Tx, ctx: Ctx, siteId: string): Promise<SiteView> {
  const [site] = await sitesOf(tx, ctx, siteId);
  if (!site) throw notFound("site");
  return site;
}

/** The sites of the practice in the order they were made; inactive ones too. */
export async function sitesOf(tx: Tx, ctx: Ctx, siteId: string | null = null): Promise<SiteView[]> {
  return tx.sql<SiteView[]>`
    select site_id as "siteId", name, zone, jurisdiction, address, directions, phone,
           emergency_number as "emergencyNumber", abuse_line as "abuseLine", after_hours_phone as "afterHoursPhone", active
      from site where practice_id = ${ctx.practiceId} and (${siteId}::uuid is null or site_id = ${siteId})
     order by site_id`;
}

export type ResourceRow = {
  resourceId: string;
  siteId: string | null;
  kind: ResourceKind;
  name: string;
  staffId: string | null;
  active: boolean;
};

/** One resource of the practice; throws NOT_FOUND. */
export async function resourceById(tx: Tx, ctx: Ctx, resourceId: string): Promise<ResourceRow> {
  const [row] = await tx.sql<ResourceRow[]>`
    select resource_id as "resourceId", site_id as "siteId", kind, name, staff_id as "staffId", active
      from resource where practice_id = ${ctx.practiceId} and resource_id = ${resourceId}`;
  if (!row) throw notFound("resource");
  return row;
}

/** Whether somebody's account is closed. Nobody, where this practice has no such account. */
export async function hasLeft(tx: Tx, ctx: Ctx, staffId: string): Promise<boolean> {
  const [row] = await tx.sql`
    select from staff_account where practice_id = ${ctx.practiceId} and staff_id = ${staffId} and not active`;
  return row !== undefined;
}

type HoursFilter = { hoursId?: string; resourceId?: string | undefined; siteId?: string | undefined };

/** Weekly hours, by resource, weekday and start. */
export async function hoursOf(tx: Tx, ctx: Ctx, filter: HoursFilter): Promise<HoursView[]> {
  return tx.sql<HoursView[]>`
    select hours_id as "hoursId", resource_id as "resourceId", site_id as "siteId", weekday,
           opens_minute as "opensMinute", closes_minute as "closesMinute", valid_from as "validFrom", valid_to as "validTo"
      from hours where practice_id = ${ctx.practiceId}
       and (${filter.hoursId ?? null}::uuid is null or hours_id = ${filter.hoursId ?? null})
       and (${filter.resourceId ?? null}::uuid is null or resource_id = ${filter.resourceId ?? null})
       and (${filter.siteId ?? null}::uuid is null or site_id = ${filter.siteId ?? null})
     order by resource_id, weekday, opens_minute, valid_from`;
}

/** One row of weekly hours; throws NOT_FOUND. */
export async function hoursById(tx: Tx, ctx: Ctx, hoursId: string): Promise<HoursView> {
  const [row] = await hoursOf(tx, ctx, { hoursId });
  if (!row) throw notFound("hours");
  return row;
}

type ClosureRow = Omit<ClosureView, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string };

/** Closures not lifted that end after an instant, first to start first; or the one asked for. */
export async function closuresOf(
  tx: Tx,
  ctx: Ctx,
  filter: { closureId?: string; siteId?: string | undefined; from?: string },
): Promise<ClosureView[]> {
  const rows = await tx.sql<ClosureRow[]>`
    select closure_id as "closureId", site_id as "siteId", resource_id as "resourceId", kind, reason,
           starts_at as "startsAt", ends_at as "endsAt"
      from closure where practice_id = ${ctx.practiceId} and lifted_at is null
       and (${filter.closureId ?? null}::uuid is null or closure_id = ${filter.closureId ?? null})
       and (${filter.siteId ?? null}::uuid is null or site_id = ${filter.siteId ?? null})
       and (${filter.from ?? null}::timestamptz is null or ends_at > ${filter.from ?? null}::timestamptz)
     order by starts_at, closure_id`;
  return rows.map((row) => ({
    ...row,
    startsAt: toInstant(row.startsAt).toString(),
    endsAt: toInstant(row.endsAt).toString(),
  }));
}
