import { authorise, type Ctx, DomainError, invalid, Last, notFound, type Tx } from "#server/kernel/index.ts";
import { bookGiven, isRush, noteRush } from "./book-given.ts";
import { auditOpened, bookingView } from "./booking-views.ts";
import { decide } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { type Found, loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { mustBeBookable } from "./may-book.ts";
import { placeOrRefuse } from "./place-or-refuse.ts";
import { intentOf, plannedBooking } from "./planned-booking.ts";
import { keyUsed, Refused } from "./refusals.ts";
import { Book, type BookingView } from "./schemas.ts";
import { sceneOf } from "./situation.ts";
import { writeBooking } from "./write-booking.ts";

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
    (tx, attempt) => {
      if (attempt > 1) noteRush(ctx, asked.siteId);
      const given = attempt === 1 && !isRush(ctx, asked.siteId) ? bookGiven(tx, ctx, asked) : null;
      return given ?? bookOnce(tx, ctx, asked);
    },
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
  const days = { at: isoOf(startsAt) };
  const wishId = asked.wishId ?? null;
  const found = await loadSituation(tx, ctx, {
    subject: subjectOf(asked),
    days,
    patientId,
    wishId,
    idempotencyKey,
  });
  if (found.earlier) return earlierBooking(tx, ctx, found.earlier, intentOf(asked));
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

  const { booking, view } = plannedBooking(scene, asked, verdict);
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
