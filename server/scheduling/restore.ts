import {
  authorise,
  type Ctx,
  DomainError,
  lockSiteOfBooking,
  type Tx,
  toInstant,
} from "#server/kernel/index.ts";
import { bookingView } from "./booking-views.ts";
import { refusedDay } from "./decide.ts";
import { type Found, loadSituation } from "./load-situation.ts";
import { mustAllow } from "./must-allow.ts";
import { placeOrRefuse } from "./place-or-refuse.ts";
import { type Accepted, acceptedOutside } from "./placing.ts";
import { BeingChecked, Refused } from "./refusals.ts";
import { unfounded } from "./rules/standing.ts";
import { dateAt } from "./rules/wall-clock.ts";
import { type BookingView, ChangeState, type ResourceKind } from "./schemas.ts";
import { questionOf, type Scene, sceneOf } from "./situation.ts";
import { changeState, placeAnew } from "./write-change.ts";
import type { NewClaim } from "./write-claims.ts";

/**
 * Takes back a cancellation, where the time is still free with the same people and places, or a "did not come". Errors as `mustAllow`; CONFLICT `slotTaken` or
 * `patientBusy` with the nearest times, or `notWaiting` when its request was booked otherwise or withdrawn; PRECONDITION_FAILED `closed`, `planChanged` where its request asks for something else by now, or `holderBarred`
 * when she has barred one of those people since.
 */
export async function restore(ctx: Ctx, input: ChangeState): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const { bookingId, scheduleVersion } = ChangeState.parse(input);
  let startsAt = 0;
  const nearby = () => ({ subject: { bookingId, surgeonId: null }, patientId: null, startsAt });
  return placeOrRefuse(ctx, nearby, async (tx) => {
    const before = await bookingView(tx, ctx, bookingId);
    startsAt = Date.parse(before.startsAt);
    mustAllow(ctx, "restore", before, scheduleVersion);
    return before.state === "cancelled" ? retake(tx, ctx, before) : sheCame(tx, ctx, before);
  });
}

async function sheCame(tx: Tx, ctx: Ctx, before: BookingView): Promise<BookingView> {
  const { bookingId, scheduleVersion } = before;
  const request = await requestOf(tx, ctx, before);
  if (request && request.state !== "waiting") throw new DomainError("CONFLICT", "notWaiting");
  if (request && !request.isSame) throw new DomainError("PRECONDITION_FAILED", "planChanged");
  await changeState(tx, ctx, {
    bookingId,
    scheduleVersion,
    from: "no_show",
    to: "booked",
    kind: "restored",
    details: { to: before.startsAt },
    fields: ["state"],
    actions: ["booking.restored"],
  });
  return { ...before, state: "booked", scheduleVersion: scheduleVersion + 1 };
}

/** What it had been booked for, held as it is: whoever changes the plan waits. `isSame`: it still asks for what the booking holds. */
async function requestOf(
  tx: Tx,
  ctx: Ctx,
  { bookingId }: BookingView,
): Promise<{ state: string; isSame: boolean } | undefined> {
  const [row] = await tx.sql<{ state: string; isSame: boolean }[]>`
    select r.state, r.variant_id = b.variant_id as "isSame"
      from booking b join scheduling_request r on r.practice_id = b.practice_id and r.request_id = b.request_id
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId} for update of r`;
  return row;
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
  if (claims.some(({ claimantId }) => found.place.barred.includes(claimantId)))
    throw new DomainError("PRECONDITION_FAILED", "holderBarred");
  if (found.place.doubted && requestId) throw new BeingChecked(requestId);
  const offDay = refusedDay(found.place, dateAt(Date.parse(before.startsAt), found.place.zone));
  if (offDay) throw new Refused(offDay);
  mustStand(sceneOf(found), ctx.now, claims, accepted);
  mustBeFree(found, claims);
  if (requestId && found.place.requestState !== "waiting") throw new DomainError("CONFLICT", "notWaiting");
  const request = await requestOf(tx, ctx, before);
  if (request && !request.isSame) throw new DomainError("PRECONDITION_FAILED", "planChanged");
  await placeAnew(tx, ctx, {
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
     where c.practice_id = ${ctx.practiceId} and c.booking_id = ${bookingId}
     order by c.claimant_kind desc, c.starts_at`;
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
  const at = Date.parse(resources[0]?.startsAt ?? "");
  const { usual } = questionOf(scene, now, { startsAt: at, endsAt: at }, 15);
  for (const { claimantId: resourceId, resourceKind, ...claim } of resources) {
    const span = { startsAt: Date.parse(claim.startsAt), endsAt: Date.parse(claim.endsAt) };
    const why = unfounded(
      { resourceId, ...span },
      {
        usual,
        exceptions: scene.exceptions,
        isInUse: (id) => scene.names.has(id),
        isAccepted: (id) => accepted.all || accepted.outside.includes(id),
      },
    );
    if (why) throw new Refused({ kind: "closed", need: resourceKind });
  }
}

function mustBeFree({ busy }: Found, claims: readonly OldClaim[]): void {
  for (const { claimantId, kind, resourceKind, ...claim } of claims) {
    const [from, to] = [Date.parse(claim.startsAt), Date.parse(claim.endsAt)];
    const isTaken = busy[claimantId]?.some(([startsAt, endsAt]) => startsAt < to && from < endsAt);
    if (isTaken && kind === "patient") throw new Refused({ kind: "patientBusy" });
    if (isTaken) throw new Refused({ kind: "full", need: resourceKind });
  }
}
