import { authorise, type Ctx, Last, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { type BoardAsked, type Ground, ground, type HeldRooms, heldRooms, standing } from "./ground.ts";
import { roomMinutes } from "./room-minutes.ts";
import { weekBounds, weekOf } from "./rules/wall-clock.ts";
import { type DayFullness, FullnessOf } from "./schemas.ts";

type Row = {
  found: Omit<Ground & HeldRooms, "site"> & { site: Ground["site"] | null };
};

/** How full a site is on each day of the week in which a date lies, from Monday. It names nobody, so there is nobody to audit. */
export async function fullness(ctx: Ctx, input: FullnessOf): Promise<DayFullness[]> {
  authorise(ctx, "schedule:read");
  const asked = FullnessOf.parse(input);
  return transact(ctx, async (tx) => new Last(loadFullness(tx, ctx, asked)));
}

/** NOT_FOUND for a site that is not the practice's. */
async function loadFullness(tx: Tx, ctx: Ctx, { siteId, date }: FullnessOf): Promise<DayFullness[]> {
  const [row] = await fullnessQuery(tx, ctx, { siteId, ...weekBounds(date) });
  const found = row?.found;
  if (!found?.site) throw notFound("site");
  return fullnessOn(weekOf(date), siteId, { ...found, site: found.site });
}

/** How full the site is on each of these dates. */
export function fullnessOn(
  dates: readonly string[],
  siteId: string,
  ground: Ground & HeldRooms,
): DayFullness[] {
  const booked = new Set(ground.booked);
  return roomMinutes(siteId, ground, dates).map((day) => ({ ...day, booked: booked.has(day.date) }));
}

/** One round trip, and of what is held only where and when. */
export function fullnessQuery(tx: Tx, ctx: Ctx, asked: BoardAsked) {
  return tx.sql<Row[]>`
    with ${standing(tx, ctx, asked)}
    select json_build_object(
      ${ground(tx, ctx, asked)},
      ${heldRooms(tx)}) as found`;
}
