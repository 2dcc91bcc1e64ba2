import { randomUUID } from "node:crypto";
import { authorise, type Ctx, Last, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { boardBooking, shownPatients } from "./board-lines.ts";
import { isoOf } from "./epoch.ts";
import { fullnessOn } from "./fullness.ts";
import { groundOf } from "./ground.ts";
import { lateTheatres } from "./late-theatres.ts";
import { type Board, type FoundClaim, loadBoard } from "./load-board.ts";
import { lostAt } from "./orphans.ts";
import { meets, openAndFree } from "./rules/board-day.ts";
import type { Interval } from "./rules/interval.ts";
import { dayBounds, weekBounds, weekOf } from "./rules/wall-clock.ts";
import { type BoardClaim, type BoardResource, DayOf, type DayView, resourceKinds } from "./schemas.ts";

/**
 * The board of a site on one of its dates: everybody and everything there, what they hold, when they are free, and how full its week is. A time whose patient the reader must not know
 * is "occupied" and nothing else. The names shown are audited in one row.
 */
export async function day(ctx: Ctx, input: DayOf): Promise<DayView> {
  authorise(ctx, "schedule:read");
  const { siteId, date } = DayOf.parse(input);
  return transact(ctx, async (tx) => {
    const close = { from: date, to: date };
    const board = await loadBoard(tx, ctx, { siteId, ...weekBounds(date), close });
    const lost = await lostAt(tx, ctx, siteId, board.revision);
    const bounds = dayBounds(board.site.zone, date);
    const claims = board.claims.filter((claim) => claim.here && meets(claim, bounds));
    const held = new Set(claims.map(({ bookingId }) => bookingId));
    const bookings = board.bookings
      .filter((one) => held.has(one.bookingId) || meets(one, bounds))
      .map((one) => boardBooking(siteId, board.site, one));
    const view = {
      siteId,
      siteName: board.site.name,
      zone: board.site.zone,
      date,
      now: ctx.now.toString(),
      startsAt: isoOf(bounds.startsAt),
      endsAt: isoOf(bounds.endsAt),
      resources: resourcesOn(siteId, board, { bounds, claims, now: ctx.now }),
      claims: claims.map(claimView),
      bookings,
      lost: bookings.map(({ bookingId }) => bookingId).filter((id) => lost.has(id)),
      late: lateTheatres(board, claims, ctx.now, bounds),
      lostAhead: lost.size,
      week: fullnessOn(weekOf(date), siteId, board),
    };
    const shown = shownPatients(bookings);
    return new Last(
      audit(tx, ctx, { action: "board.opened", subjectKind: "patient", shown }).then(() => view),
    );
  });
}

function claimView({
  claimId,
  bookingId,
  hidden,
  here: _,
  startsAt,
  endsAt,
  ...claim
}: FoundClaim): BoardClaim {
  const hours = { startsAt: isoOf(startsAt), endsAt: isoOf(endsAt) };
  if (!hidden) return { ...claim, ...hours, claimId, bookingId };
  // Ids are made in order of time: the claim's own would tell which claims belong together, and when they were made.
  const nothing = { phase: "whole", beforeMinutes: 0, afterMinutes: 0 } as const;
  return { ...hours, ...nothing, claimId: randomUUID(), bookingId: null, resourceId: claim.resourceId };
}

/** Who is there that day: whoever is of the site, has hours or holds something. */
function resourcesOn(
  siteId: string,
  board: Board,
  { bounds, claims, now }: { bounds: Interval; claims: readonly FoundClaim[]; now: Temporal.Instant },
): BoardResource[] {
  const holding = new Set(claims.map(({ resourceId }) => resourceId));
  const busy = Map.groupBy(board.claims, ({ resourceId }) => resourceId);
  const days = openAndFree({ ...groundOf(siteId, board), busy, bounds, now: now.epochMilliseconds });
  const stretch = ({ startsAt, endsAt }: Interval) => ({ startsAt: isoOf(startsAt), endsAt: isoOf(endsAt) });
  return inOrder(board).flatMap(({ resourceId, kind, name, resident }) => {
    const { open = [], gaps = [] } = days.get(resourceId) ?? {};
    if (!resident && open.length === 0 && !holding.has(resourceId)) return [];
    const free = gaps.map((gap) => ({ ...stretch(gap), minutes: gap.minutes }));
    return { resourceId, kind, name, open: open.map(stretch), gaps: free };
  });
}

/** People before rooms as the kinds are listed, then as the practice orders them. */
const inOrder = ({ resources }: Board) =>
  resources.toSorted(
    (a, b) =>
      resourceKinds.indexOf(a.kind) - resourceKinds.indexOf(b.kind) ||
      a.ordinal - b.ordinal ||
      a.name.localeCompare(b.name, "en", { numeric: true }) ||
      (a.resourceId < b.resourceId ? -1 : 1),
  );
