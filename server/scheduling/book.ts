import { createHash } from "node:crypto";
import { fullName } from "#server/identity/index.ts";
import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  Last,
  newId,
  notFound,
  type Tx,
} from "#server/kernel/index.ts";
import { auditOpened, bookingView } from "./booking-views.ts";
import { decide } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { type Found, loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { mustBeBookable } from "./may-book.ts";
import { placeOrRefuse } from "./place-or-refuse.ts";
import { keyUsed, Refused } from "./refusals.ts";
import { Book, type BookingView } from "./schemas.ts";
import { sceneOf } from "./situation.ts";
import { heldViews, hoursOf } from "./start-view.ts";
import { type NewBooking, writeBooking } from "./write-booking.ts";
import { claimsOf } from "./write-claims.ts";

type Asked = ReturnType<typeof Book.parse>;

/**
 * Books one start, solved again under the site's lock, so that hours, closures and claims are those of this moment. A repeated request (same key, same
 * body) answers the booking that it made, audited as shown. CONFLICT `slotTaken` or `patientBusy` with the three nearest times, `keyUsed`, `notWaiting`;
 * PRECONDITION_FAILED `past`, `closed`, `noneOfKindHere`, `notBefore`, `needsCase`, `variantRetired`.
 */
export async function book(ctx: Ctx, input: Book): Promise<BookingView> {
  authorise(ctx, "booking:write");
  const asked = Book.parse(input);
  return placeOrRefuse(
    ctx,
    () => nearbyOf(asked),
    (tx) => bookOnce(tx, ctx, asked),
    { bookedSite: asked.siteId },
  );
}

/** Where the three nearest times are looked for when a wish is refused. */
export const nearbyOf = (asked: Asked) => ({
  subject: subjectOf(asked),
  patientId: asked.patientId,
  startsAt: Date.parse(asked.startsAt),
});

const subjectOf = ({ variantId, requestId, siteId, surgeonId }: Asked): Subject =>
  requestId ? { requestId } : { variantId: variantId ?? "", siteId, surgeonId: surgeonId ?? null };

/** One attempt in the caller's transaction, which holds the site's lock: looks, chooses and takes. Throws `Refused`, or what `outrun` knows when another was faster. */
export async function bookOnce(tx: Tx, ctx: Ctx, asked: Asked): Promise<BookingView | Last<BookingView>> {
  const { idempotencyKey, patientId } = asked;
  const startsAt = Date.parse(asked.startsAt);
  const intent = intentOf(asked, startsAt);
  const days = { at: isoOf(startsAt) };
  const wishId = asked.wishId ?? null;
  const found = await loadSituation(tx, ctx, {
    subject: subjectOf(asked),
    days,
    patientId,
    wishId,
    idempotencyKey,
  });
  if (found.earlier) return earlierBooking(tx, ctx, found.earlier, intent);
  mustFit(found, asked);
  const scene = sceneOf(found);
  mustBeBookable(scene, { moving: false });
  const ask = {
    now: ctx.now,
    startsAt,
    wishId,
    outsideHours: asked.override !== undefined,
  };
  const verdict = decide(scene, ask);
  if (!verdict.ok) throw new Refused(verdict.refusal);

  const { start, outside } = verdict;
  const resources = heldViews(scene, start.assignment);
  const surgeon = resources.find(({ kind }) => kind === "surgeon");
  const override = outside.length > 0 ? asked.override?.reason : undefined;
  const { place } = found;
  const hours = hoursOf(scene, startsAt);
  const booking: NewBooking = {
    ...hours,
    bookingId: newId(),
    siteId: place.siteId,
    patientId,
    variantId: place.variantId,
    requestId: place.requestId,
    surgeonId: surgeon?.resourceId ?? null,
    kind: place.kind,
    label: place.label,
    idempotencyKey,
    claims: claimsOf(scene, patientId, start),
    details: { to: isoOf(startsAt), intent, ...(override ? { override, outside } : {}) },
    actions: override ? ["booking.booked", "booking.overridden"] : ["booking.booked"],
  };
  const view: BookingView = {
    bookingId: booking.bookingId,
    patientId,
    patientName: found.patient ? fullName(found.patient) : "",
    kind: place.kind,
    label: place.label,
    state: "booked",
    siteId: place.siteId,
    siteName: place.siteName,
    zone: place.zone,
    startsAt: isoOf(hours.startsAt),
    endsAt: isoOf(hours.endsAt),
    arrivesAt: isoOf(hours.arrivesAt),
    surgeonId: booking.surgeonId,
    surgeonName: surgeon?.name ?? null,
    requestId: place.requestId,
    scheduleVersion: 1,
    resources,
  };
  return new Last(writeBooking(tx, ctx, booking).then(() => view));
}

/** A request says for whom and where; what the caller believes must be the same. */
function mustFit({ place }: Found, asked: Asked): void {
  if (place.patientId !== asked.patientId) throw notFound("patient");
  if (place.siteId !== asked.siteId) throw invalid("siteId", "otherSite");
  if (place.requestId === null) return;
  if (place.requestState !== "waiting") throw new DomainError("CONFLICT", "notWaiting");
  if (asked.surgeonId && asked.surgeonId !== place.surgeonId) throw invalid("surgeonId", "surgeonFixed");
}

/** What a request asks for, as a digest: the same key with another body is another intention. */
function intentOf(
  { variantId, requestId, siteId, patientId, surgeonId, wishId, override }: Asked,
  startsAt: number,
) {
  const body = [variantId, requestId, siteId, patientId, surgeonId, wishId, override?.reason].map(
    (one) => one ?? null,
  );
  return createHash("sha256")
    .update(JSON.stringify([...body, startsAt]))
    .digest("base64url");
}

async function earlierBooking(
  tx: Tx,
  ctx: Ctx,
  earlier: Found["earlier"],
  intent: string,
): Promise<BookingView> {
  if (!earlier || earlier.intent !== intent) throw keyUsed();
  const view = await bookingView(tx, ctx, earlier.bookingId);
  await auditOpened(tx, ctx, view);
  return view;
}
