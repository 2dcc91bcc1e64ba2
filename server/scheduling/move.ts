import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  Last,
  lockSiteOfBooking,
  type Tx,
} from "#server/kernel/index.ts";
import { readBooking } from "./booking-views.ts";
import { type Ask, decide } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { lockDayOf } from "./lock-day.ts";
import { mustBeBookable } from "./may-book.ts";
import { mustAllow } from "./must-allow.ts";
import { placeOrRefuse } from "./place-or-refuse.ts";
import { Refused } from "./refusals.ts";
import { hasGoneIn } from "./rest-of-list.ts";
import { dateAt } from "./rules/wall-clock.ts";
import { type BookingView, Move, type PreviewMove, type ReadBooking } from "./schemas.ts";
import { type Scene, sceneOf } from "./situation.ts";
import { heldViews, hoursOf } from "./start-view.ts";
import { type Placing, placeAnew } from "./write-change.ts";
import { claimsOf } from "./write-claims.ts";

type Asked = ReturnType<typeof Move.parse>;

/**
 * Gives a booking another time (or another place or surgeon), solved under the site's lock with its own claims left out; it stays the same booking, with its
 * history and its case. Whatever fails, the old time stands. Errors as `book`, and CONFLICT `changedMeanwhile`, PRECONDITION_FAILED `bookingState`, `bookingOver`,
 * `inTheatre` once she has gone in, or `cameToday` for another day once she has come.
 */
export async function move(ctx: Ctx, input: Move): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const asked = Move.parse(input);
  const startsAt = Date.parse(asked.startsAt);
  const near = { subject: movedSubject(asked), patientId: null, startsAt };
  return placeOrRefuse(
    ctx,
    () => near,
    (tx) => moveOnce(tx, ctx, asked, startsAt),
  );
}

async function moveOnce(
  tx: Tx,
  ctx: Ctx,
  asked: Asked,
  startsAt: number,
): Promise<BookingView | Last<BookingView>> {
  const [, , { before, scene }] = await Promise.all([
    lockSiteOfBooking(tx, ctx, asked.bookingId),
    lockDayOf(tx, ctx, [asked.bookingId]),
    loadMove(tx, ctx, asked, startsAt),
  ]);
  const verdict = decide(scene, askOf(ctx, asked, startsAt, asked.override !== undefined));
  if (!verdict.ok) throw new Refused(verdict.refusal);

  const { start, outside } = verdict;
  const resources = heldViews(scene, start.assignment);
  const surgeon = resources.find(({ kind }) => kind === "surgeon");
  const surgeonId = surgeon?.resourceId ?? null;
  const hours = hoursOf(scene, startsAt);
  const claims = claimsOf(scene, before.patientId, start);
  const override = outside.length > 0 ? asked.override?.reason : undefined;
  const otherSurgeon = surgeonId !== before.surgeonId;
  const placing: Placing = {
    ...hours,
    bookingId: before.bookingId,
    scheduleVersion: before.scheduleVersion,
    from: "booked",
    surgeonId,
    claims,
    requestId: null,
    kind: "moved",
    details: {
      from: before.startsAt,
      to: isoOf(startsAt),
      askedBy: asked.askedBy,
      ...(otherSurgeon ? { fromSurgeonId: before.surgeonId, toSurgeonId: surgeonId } : {}),
      ...(override ? { override, outside } : {}),
    },
    fields: otherSurgeon ? ["startsAt", "surgeonId", "resources"] : ["startsAt", "resources"],
    actions: override ? ["booking.moved", "booking.overridden"] : ["booking.moved"],
  };
  const view: BookingView = {
    ...before,
    startsAt: isoOf(hours.startsAt),
    endsAt: isoOf(hours.endsAt),
    arrivesAt: isoOf(hours.arrivesAt),
    surgeonId,
    surgeonName: surgeon?.name ?? null,
    scheduleVersion: before.scheduleVersion + 1,
    resources,
  };
  return new Last(Promise.all([placeAnew(tx, ctx, placing), lookAgain(tx, before)]).then(() => view));
}

/** What was answered for the old hour may hold no longer: the worker, who may read the case, works out anew how ready it is. */
const lookAgain = async ({ sql }: Tx, { requestId }: BookingView): Promise<void> => {
  if (requestId) await sql`select queue.enqueue('judge', ${requestId}::uuid)`;
};

type Wanted = Omit<ReturnType<typeof PreviewMove.parse>, "startsAt" | "override">;

export const movedSubject = ({ bookingId, surgeonId }: Wanted): Subject => ({
  bookingId,
  surgeonId: surgeonId ?? null,
});

/** The booking as it stands and all that decides on its new time; refuses what may not be moved at all. */
export async function loadMove(
  tx: Tx,
  ctx: Ctx,
  asked: Wanted,
  startsAt: number,
): Promise<{ before: BookingView; scene: Scene }> {
  const [{ readiness: _, step, ...before }, found] = await Promise.all([
    readBooking(tx, ctx, asked.bookingId),
    loadSituation(tx, ctx, {
      subject: movedSubject(asked),
      days: { at: isoOf(startsAt) },
      patientId: null,
      wishId: asked.wishId ?? null,
    }),
  ]);
  mustAllow(ctx, "move", before, asked.scheduleVersion);
  mustStayWithHerSteps(before, step, startsAt);
  const { surgeonId, requestId } = found.place;
  if (requestId && asked.surgeonId && asked.surgeonId !== surgeonId)
    throw invalid("surgeonId", "surgeonFixed");
  const scene = sceneOf(found);
  mustBeBookable(scene, { moving: true });
  return { before, scene };
}

/** What has been tapped belongs to its day: an operation may begin before its hour, and who has come today has not come on another day. */
function mustStayWithHerSteps({ startsAt, zone }: BookingView, step: ReadBooking["step"], to: number): void {
  if (hasGoneIn(step)) throw new DomainError("PRECONDITION_FAILED", "inTheatre");
  if (step !== null && dateAt(to, zone) !== dateAt(Date.parse(startsAt), zone))
    throw new DomainError("PRECONDITION_FAILED", "cameToday");
}

export const askOf = (ctx: Ctx, { wishId }: Wanted, startsAt: number, outsideHours: boolean): Ask => ({
  now: ctx.now,
  startsAt,
  wishId: wishId ?? null,
  outsideHours,
});
