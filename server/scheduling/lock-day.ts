import type { Ctx, Tx } from "#server/kernel/index.ts";

/** Held by whoever taps a step of a booking's day, or changes bookings by what has been tapped. Several are taken in one order. After the site's, before the catalogue's. */
export async function lockDayOf({ sql }: Tx, ctx: Ctx, bookingIds: readonly string[]): Promise<void> {
  const keys = [...new Set(bookingIds)].sort().map((id) => `day/${ctx.practiceId}/${id}`);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
      from (select key from unnest(${keys}::text[]) with ordinality as k (key, place) order by place) k`;
}
