import { type Ctx, DomainError, type Tx } from "#server/kernel/index.ts";
import { bookingViewsOf } from "./booking-views.ts";
import { refusedDay, requirementsWith } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { loadSituation } from "./load-situation.ts";
import { mustBeBookable } from "./may-book.ts";
import { BeingChecked } from "./refusals.ts";
import { isStillToCome } from "./rest-of-list.ts";
import { findStarts } from "./rules/find-starts.ts";
import { firstOf, type Start } from "./rules/starts.ts";
import { dateAt, dayBounds, MINUTE } from "./rules/wall-clock.ts";
import type { ReadBooking, StartView } from "./schemas.ts";
import { type Scene, sceneOf, situationOf } from "./situation.ts";
import { startView } from "./start-view.ts";

/** A free stretch of a theatre, epoch ms. */
export type TheatreGap = { siteId: string; theatreId: string; startsAt: number; endsAt: number };
/** A booking with the first start in the gap that a move of it would be granted. */
export type Earlier = { view: ReadBooking; to: StartView };

const DAYS = 14;
const MOST = 80; // looked at, the next ones first
const STEP = 5; // minutes

/** The operations of the next fortnight that are ready and that a gap fits, on the day on which it begins or goes on: profile, surgeon, room, hours and law. In the order of their present hours. */
export async function earlierInto(tx: Tx, ctx: Ctx, gap: TheatreGap): Promise<Earlier[]> {
  const rows = await tx.sql<{ bookingId: string }[]>`
    select b.booking_id as "bookingId" from booking b
      join request_readiness q on q.practice_id = b.practice_id and q.request_id = b.request_id and q.readiness = 'ready'
     where b.practice_id = ${ctx.practiceId} and b.site_id = ${gap.siteId} and b.kind = 'day_case' and b.state = 'booked'
       and b.starts_at > ${isoOf(Math.max(gap.startsAt, ctx.now.epochMilliseconds))}::timestamptz
       and b.starts_at < ${ctx.now.add({ hours: 24 * (DAYS + 1) }).toString()}::timestamptz
     order by b.starts_at, b.booking_id limit ${MOST}`;
  const views = await bookingViewsOf(
    tx,
    ctx,
    rows.map(({ bookingId }) => bookingId),
  );
  const found = await Promise.all(views.filter(isStillToCome).map((view) => intoGap(tx, ctx, view, gap)));
  return found
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => Date.parse(a.view.startsAt) - Date.parse(b.view.startsAt));
}

async function intoGap(tx: Tx, ctx: Ctx, view: ReadBooking, gap: TheatreGap): Promise<Earlier | null> {
  const date = dateAt(Math.max(gap.startsAt, ctx.now.epochMilliseconds), view.zone);
  const found = await loadSituation(tx, ctx, {
    subject: { bookingId: view.bookingId, surgeonId: null },
    days: { from: date, to: date },
    patientId: null,
    wishId: gap.theatreId,
  });
  const scene = sceneOf(found);
  // Whom she barred meanwhile is nobody to be called for without a word.
  if (found.place.surgeonId !== view.surgeonId || !mayMove(scene)) return null;
  if (refusedDay(found.place, date)) return null;
  // Of that one day all is known: who is busy on the next, and what the law says of it, is not.
  const endsAt = Math.min(gap.endsAt, dayBounds(view.zone, date).endsAt);
  const start = firstStart(ctx, scene, view, { ...gap, endsAt });
  return start && { view, to: startView(scene, start) };
}

/** The first one by which she can be here as early as she is told to be. */
function firstStart({ now }: Ctx, scene: Scene, view: ReadBooking, gap: TheatreGap): Start | null {
  const lead = Date.parse(view.startsAt) - Date.parse(view.arrivesAt);
  const windowFrom = Math.max(gap.startsAt, now.epochMilliseconds + lead);
  const windowTo = Math.min(gap.endsAt, Date.parse(view.startsAt));
  if (windowFrom >= windowTo) return null;
  const at = situationOf(scene, now, { startsAt: windowFrom, endsAt: windowTo });
  const ways = requirementsWith(scene.requirement, gap.theatreId).map((requirement) =>
    findStarts({
      ...at,
      requirement,
      windowFrom: Math.ceil(windowFrom / MINUTE) * MINUTE,
      windowTo,
      stepMinutes: STEP,
      limit: 1,
    }),
  );
  return firstOf(ways, 1).starts[0] ?? null;
}

function mayMove(scene: Scene): boolean {
  try {
    mustBeBookable(scene, { moving: true });
    return true;
  } catch (error) {
    if (error instanceof DomainError || error instanceof BeingChecked) return false;
    throw error;
  }
}
