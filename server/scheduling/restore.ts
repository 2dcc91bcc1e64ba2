import {
  authorise,
  type Ctx,
  DomainError,
  lockSiteOfBooking,
  type Tx,
  toInstant,
  transact,
} from "#server/kernel/index.ts";
import { bookingView } from "./booking-views.ts";
import { loadSituation } from "./load-situation.ts";
import { changedMeanwhile, mustAllow } from "./must-allow.ts";
import { nearestTimes } from "./nearest-times.ts";
import { type Accepted, acceptedOutside } from "./placing.ts";
import { Refused, refusalError } from "./refusals.ts";
import { unfounded } from "./rules/standing.ts";
import { type BookingView, ChangeState, type ResourceKind } from "./schemas.ts";
import { questionOf, type Scene, sceneOf } from "./situation.ts";
import { missing } from "./write-booking.ts";
import { changeState, placeAnew } from "./write-change.ts";
import type { NewClaim } from "./write-claims.ts";

/**
 * Takes back a cancellation, where the time is still free with the same people and places, or a "did not come". Errors as `mustAllow`; CONFLICT `slotTaken` or
 * `patientBusy` with the nearest times, or `notWaiting` when its request was booked otherwise or withdrawn; PRECONDITION_FAILED `closed`.
 */
export async function restore(ctx: Ctx, input: ChangeState): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const asked = ChangeState.parse(input);
  let startsAt = 0;
  try {
    return await transact(ctx, async (tx) => {
      const before = await bookingView(tx, ctx, asked.bookingId);
      startsAt = Date.parse(before.startsAt);
      mustAllow(ctx, "restore", before, asked.scheduleVersion);
      return before.state === "cancelled" ? retake(tx, ctx, before) : sheCame(tx, ctx, before);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const near = { subject: { bookingId: asked.bookingId, surgeonId: null }, patientId: null, startsAt };
    throw refusalError(error.refusal, await nearestTimes(ctx, near));
  }
}

async function sheCame(tx: Tx, ctx: Ctx, before: BookingView): Promise<BookingView> {
  const { bookingId, scheduleVersion } = before;
  const changed = await changeState(tx, ctx, {
    bookingId,
    scheduleVersion,
    from: "no_show",
    to: "booked",
    kind: "restored",
    details: { to: before.startsAt },
    fields: ["state"],
    actions: ["booking.restored"],
  });
  if (!changed) throw changedMeanwhile();
  return { ...before, state: "booked", scheduleVersion: scheduleVersion + 1 };
}

async function retake(tx: Tx, ctx: Ctx, before: BookingView): Promise<BookingView> {
  const { bookingId, scheduleVersion, requestId } = before;
  const [, found, claims, accepted] = await Promise.all([
    lockSiteOfBooking(tx, ctx, bookingId),
    loadSituation(tx, ctx, {
      subject: { bookingId, surgeonId: null },
      days: { at: before.startsAt },
      patientId: null,
    }),
    claimsHeld(tx, ctx, bookingId),
    acceptedOutside(tx, bookingId),
  ]);
  mustStand(sceneOf(found), ctx.now, claims, accepted);
  if (requestId && found.place.requestState !== "waiting") throw new DomainError("CONFLICT", "notWaiting");
  const placed = await placeAnew(tx, ctx, {
    bookingId,
    scheduleVersion,
    from: "cancelled",
    surgeonId: before.surgeonId,
    startsAt: Date.parse(before.startsAt),
    endsAt: Date.parse(before.endsAt),
    arrivesAt: Date.parse(before.arrivesAt),
    claims,
    requestId,
    kind: "restored",
    details: { to: before.startsAt },
    fields: ["state"],
    actions: ["booking.restored"],
  });
  if (!placed.changed) throw changedMeanwhile();
  const short = missing(claims, placed.held);
  if (short === "patient") throw new Refused({ kind: "patientBusy" });
  if (short) throw new Refused({ kind: "full", need: kindOf(claims, placed.held) });
  return bookingView(tx, ctx, bookingId);
}

type OldClaim = NewClaim & { resourceKind: ResourceKind };

/** What the booking held when it was cancelled. */
async function claimsHeld(tx: Tx, ctx: Ctx, bookingId: string): Promise<OldClaim[]> {
  const rows = await tx.sql<OldClaim[]>`
    select c.claimant_id as "claimantId", c.claimant_kind as kind, c.phase, c.need_id as "needId", c.starts_at as "startsAt",
           c.ends_at as "endsAt", c.before_minutes as "beforeMinutes", c.after_minutes as "afterMinutes",
           coalesce(r.kind, 'theatre') as "resourceKind"
      from claim c left join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
     where c.practice_id = ${ctx.practiceId} and c.booking_id = ${bookingId}`;
  const iso = (text: string) => toInstant(text).toString();
  return rows.map((row) => ({ ...row, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt) }));
}

/** Each of them must be in use and open as it was; what was accepted outside its hours need only not be closed. */
function mustStand(
  scene: Scene,
  now: Temporal.Instant,
  claims: readonly OldClaim[],
  accepted: Accepted,
): void {
  const resources = claims.filter(({ kind }) => kind === "resource");
  for (const { claimantId: resourceId, resourceKind, ...claim } of resources) {
    const span = { startsAt: Date.parse(claim.startsAt), endsAt: Date.parse(claim.endsAt) };
    const why = unfounded(
      { resourceId, ...span },
      {
        usual: questionOf(scene, now, span, 15).usual,
        exceptions: scene.exceptions,
        isInUse: (id) => scene.names.has(id),
        isAccepted: (id) => accepted.all || accepted.outside.includes(id),
      },
    );
    if (why) throw new Refused({ kind: "closed", need: resourceKind });
  }
}

const kindOf = (claims: readonly OldClaim[], held: readonly string[]): ResourceKind =>
  claims.find(({ claimantId, kind }) => kind === "resource" && !held.includes(claimantId))?.resourceKind ??
  "theatre";
