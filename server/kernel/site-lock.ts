import type { Pool, Tx } from "#db/client.ts";
import type { Ctx } from "./context.ts";

/** Held by whoever books at a site, any number at once: part of a select, so that a transaction can begin with it. */
export const siteLock = (sql: Pool, ctx: Ctx, siteId: string) =>
  sql`pg_advisory_xact_lock_shared(hashtextextended(${`${ctx.practiceId}/${siteId}`}, 0))`;

/** The same for the site of a booking that is changed; nothing is locked where the viewer sees no such booking. */
export async function lockSiteOfBooking(tx: Tx, ctx: Ctx, bookingId: string): Promise<void> {
  await tx.sql`
    select pg_advisory_xact_lock_shared(hashtextextended(practice_id || '/' || site_id, 0))
      from booking where practice_id = ${ctx.practiceId} and booking_id = ${bookingId}`;
}

/**
 * Held by whoever changes hours, closures, resources or profiles: waits for the bookings under way, and makes later ones read the change. Without a
 * site every site of the practice is locked, in the order of its ids.
 */
export async function lockSiteForChange(tx: Tx, ctx: Ctx, siteId: string | null): Promise<void> {
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(practice_id || '/' || site_id, 0)) from (
      select practice_id, site_id from site
       where practice_id = ${ctx.practiceId} and (${siteId}::uuid is null or site_id = ${siteId}) order by site_id
    ) s`;
}
