import { authorise, type Ctx, lockSiteOfBooking, type Tx } from "#server/kernel/index.ts";
import { bookingViewsOf } from "./booking-views.ts";
import { lockDayOf } from "./lock-day.ts";
import { changedMeanwhile } from "./must-allow.ts";
import { pushItems } from "./push.ts";
import { pushOrRefuse } from "./push-or-refuse.ts";
import { itemsOf } from "./push-scene.ts";
import { isStillToCome } from "./rest-of-list.ts";
import { PushBack, type PushLine } from "./schemas.ts";

/**
 * Takes a push back while nothing has happened to what it moved: all of it or none, also to an hour that is over by now, since nobody has gone in meanwhile. CONFLICT `changedMeanwhile` where something has, `pushRefused` as
 * `push` where a time is not free any more.
 */
export async function pushBack(ctx: Ctx, input: PushBack): Promise<PushLine[]> {
  authorise(ctx, "booking:write");
  const { pushed, minutes, override } = PushBack.parse(input);
  const ids = pushed.map(({ bookingId }) => bookingId);
  return pushOrRefuse(ctx, async (tx) => {
    for (const bookingId of ids.slice(0, 1)) await lockSiteOfBooking(tx, ctx, bookingId);
    await lockDayOf(tx, ctx, ids);
    const views = await bookingViewsOf(tx, ctx, ids);
    const versions = new Map(views.map((one) => [one.bookingId, one.scheduleVersion]));
    const isSame = pushed.every((one) => versions.get(one.bookingId) === one.scheduleVersion);
    // One list is of one site, whose lock is held.
    const isOneSite = new Set(views.map(({ siteId }) => siteId)).size === 1;
    if (!isSame || !isOneSite || !views.every(isStillToCome)) throw changedMeanwhile();
    if (!(await werePushed(tx, ctx, ids, minutes))) throw changedMeanwhile();
    const list = views.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    const items = await itemsOf(tx, ctx, list, -minutes);
    return pushItems(tx, ctx, { items, minutes, override, by: -minutes, mayBePast: true, unseen: [] });
  });
}

/** Whether a push by so many minutes is the last that happened to each of them. */
async function werePushed(tx: Tx, ctx: Ctx, ids: readonly string[], minutes: number): Promise<boolean> {
  const [row] = await tx.sql<{ all: boolean }[]>`
    select bool_and((e.details ->> 'pushedBy')::int is not distinct from ${minutes}::int) as all
      from unnest(${[...ids]}::uuid[]) as id left join lateral (
        select details from booking_event
         where practice_id = ${ctx.practiceId} and booking_id = id order by at desc, event_id desc limit 1) e on true`;
  return row?.all ?? false;
}
