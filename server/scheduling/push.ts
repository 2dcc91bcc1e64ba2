import { authorise, type Ctx, DomainError, lockSiteOfBooking, type Tx } from "#server/kernel/index.ts";
import { judgeList, linesOf } from "./judge-push.ts";
import { lockDayOf } from "./lock-day.ts";
import { changedMeanwhile } from "./must-allow.ts";
import { pushOrRefuse } from "./push-or-refuse.ts";
import { type Item, itemsOf } from "./push-scene.ts";
import { restOfList } from "./rest-of-list.ts";
import type { PushAsk } from "./rules/push.ts";
import { Push, type PushDone, type PushLine, type ReadBooking } from "./schemas.ts";
import { placeList } from "./write-push.ts";

type Asked = Pick<ReturnType<typeof Push.parse>, "minutes" | "override">;

/**
 * Gives all that is still to come of a theatre's list of today a later hour, from one booking on: all or none, in one transaction, solved together under the site's lock. They stay the same bookings, each with its
 * surgeon and theatre. CONFLICT `changedMeanwhile` when the list is not as it was seen, `pushRefused` with `params.lines` (PushLine[]: which, and what is in the way); PRECONDITION_FAILED `notOnList`,
 * `nothingToPush`; NOT_FOUND.
 */
export async function push(ctx: Ctx, input: Push): Promise<PushDone> {
  authorise(ctx, "booking:write");
  const asked = Push.parse(input);
  const { bookingId, seen, minutes } = asked;
  return pushOrRefuse(ctx, async (tx) => {
    await lockSiteOfBooking(tx, ctx, bookingId);
    await lockDayOf(tx, ctx, [bookingId, ...seen.map((one) => one.bookingId)]);
    const { theatreName, zone, bookings, unseen } = await restOfList(tx, ctx, bookingId);
    mustBeAsSeen(bookings, seen);
    const items = await itemsOf(tx, ctx, bookings, minutes);
    const lines = await pushItems(tx, ctx, { ...asked, items, by: minutes, mayBePast: false, unseen });
    return { theatreName, zone, lines };
  });
}

/** The same bookings in the same versions, whatever their order. */
function mustBeAsSeen(list: readonly ReadBooking[], seen: Push["seen"]): void {
  const versions = new Map(seen.map((one) => [one.bookingId, one.scheduleVersion]));
  const isSame = list.every((one) => versions.get(one.bookingId) === one.scheduleVersion);
  if (!isSame || versions.size !== list.length) throw changedMeanwhile();
}

type All = Asked &
  Pick<PushAsk, "mayBePast" | "unseen"> & {
    items: readonly Item[];
    /** Minutes, negative where it goes back. */
    by: number;
  };

/** Writes all of a list or refuses it; whoever calls holds the site's lock and the day's. */
export async function pushItems(tx: Tx, ctx: Ctx, all: All): Promise<PushLine[]> {
  const { items, override, by, mayBePast, unseen } = all;
  const now = ctx.now.epochMilliseconds;
  const outsideHours = override !== undefined;
  const judged = judgeList(items, { now, outsideHours, mayBePast, unseen });
  const lines = await linesOf(tx, ctx, items, judged);
  if (!judged.ok) throw new DomainError("CONFLICT", "pushRefused", { params: { lines } });
  await placeList(tx, ctx, { items, starts: judged.starts, by, override: override?.reason });
  await lookAgain(tx, items);
  return lines.map((line) => ({ ...line, scheduleVersion: line.scheduleVersion + 1 }));
}

/** As after a move: what was answered for the old hours may hold no longer, or again. */
async function lookAgain({ sql }: Tx, items: readonly Item[]): Promise<void> {
  const ids = items.flatMap(({ view }) => view.requestId ?? []).sort();
  await sql`select queue.enqueue('judge', id) from unnest(${ids}::uuid[]) as id`;
}
