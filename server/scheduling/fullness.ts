import { authorise, type Ctx, Last, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { ms } from "./epoch.ts";
import { type BoardAsked, type Ground, ground, standing } from "./load-board.ts";
import { roomMinutes } from "./room-minutes.ts";
import { weekOf } from "./rules/wall-clock.ts";
import { type DayFullness, FullnessOf } from "./schemas.ts";

type Row = {
  found: Omit<Ground, "site"> & {
    site: Ground["site"] | null;
    /** `[room, from, to]`, epoch ms. */
    held: readonly (readonly [string, number, number])[];
    /** Dates at the site on which something that is booked here begins. */
    booked: readonly string[];
  };
};

/** How full a site is on each day of the week in which a date lies, from Monday. It names nobody, so there is nobody to audit. */
export async function fullness(ctx: Ctx, input: FullnessOf): Promise<DayFullness[]> {
  authorise(ctx, "schedule:read");
  const asked = FullnessOf.parse(input);
  return transact(ctx, async (tx) => new Last(loadFullness(tx, ctx, asked)));
}

/** The same in a transaction that is under way. NOT_FOUND for a site that is not the practice's. */
export async function loadFullness(tx: Tx, ctx: Ctx, { siteId, date }: FullnessOf): Promise<DayFullness[]> {
  const dates = weekOf(date);
  const [from = date, to = date] = [dates[0], dates.at(-1)];
  const [row] = await fullnessQuery(tx, ctx, { siteId, from, to });
  const found = row?.found;
  if (!found?.site) throw notFound("site");
  const { site, booked } = found;
  const held = found.held.map(([resourceId, startsAt, endsAt]) => ({ resourceId, startsAt, endsAt }));
  const minutes = roomMinutes(siteId, { ...found, site }, held, dates);
  return minutes.map((day) => ({ ...day, booked: booked.includes(day.date) }));
}

/** One round trip, and of what is held only where and when. */
export function fullnessQuery(tx: Tx, ctx: Ctx, asked: BoardAsked) {
  return tx.sql<Row[]>`
    with ${standing(tx, ctx, asked)}
    select json_build_object(
      ${ground(tx, ctx, asked)},
      'held', (
        select coalesce(json_agg(json_build_array(claimant_id, ${ms(tx, "held.starts_at")}, ${ms(tx, "held.ends_at")})), '[]')
          from held join present r on r.resource_id = held.claimant_id
         where held.here and r.kind in ('theatre', 'consulting_room')),
      'booked', (
        select coalesce(json_agg(distinct (held.starts_at at time zone place.zone)::date), '[]')
          from place, held where held.here)) as found`;
}
