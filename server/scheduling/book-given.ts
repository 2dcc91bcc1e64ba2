import { fullName } from "#server/identity/index.ts";
import { type Ctx, DomainError, Last, type Tx } from "#server/kernel/index.ts";
import { Remembered } from "#server/kernel/remembered.ts";
import { decide } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { type Offer, rememberedOffer } from "./load-offer.ts";
import { BACK, foundOf } from "./load-situation.ts";
import { subjectOfService } from "./load-subject.ts";
import { mustBeBookable } from "./may-book.ts";
import { plannedBooking } from "./planned-booking.ts";
import { aloneOf, chosenOf } from "./rules/chosen.ts";
import type { Book, BookingView } from "./schemas.ts";
import { type Scene, sceneOf } from "./situation.ts";
import { spanOf } from "./span.ts";
import { type NewBooking, writeBooking } from "./write-booking.ts";

/**
 * Books in one flight where nobody is left to be chosen: all who are needed are named by the service, the surgeon and the wish, and what the site offers is remembered.
 * The rules judge hours and closures by that; the one statement holds everything else, and fails as one that was outrun does (`outrun`) whatever of it is not so:
 * then, and wherever this answers null, `bookOnce` looks at all of it and says why. The caller holds the site's lock.
 */
export function bookGiven(tx: Tx, ctx: Ctx, asked: Book): Last<BookingView> | null {
  const given = givenScene(ctx, asked);
  if (!given) return null;
  const { scene, offer } = given;
  const verdict = decide(scene, {
    now: ctx.now,
    startsAt: Date.parse(asked.startsAt),
    wishId: asked.wishId ?? null,
    outsideHours: false,
  });
  if (!verdict.ok) return null;
  const { booking, view } = plannedBooking(scene, asked, verdict);
  const written = writeBooking(tx, ctx, booking, stillSo(tx, ctx, booking, offer));
  return new Last(written.then((patient) => ({ ...view, patientName: patient ? fullName(patient) : "" })));
}

/** As if nobody were busy and she were known: what the statement holds. */
function givenScene(ctx: Ctx, asked: Book): { scene: Scene; offer: Offer } | null {
  const { variantId, siteId, surgeonId = null, wishId = null, patientId, override } = asked;
  if (!variantId || override) return null;
  const subject = subjectOfService({ variantId, siteId, surgeonId }, patientId);
  const days = { at: isoOf(Date.parse(asked.startsAt)) };
  const offer = rememberedOffer(ctx, subject, Date.parse(asked.startsAt) - BACK);
  if (!offer) return null;
  const chosen = chosenOf(offer, surgeonId, wishId);
  if (aloneOf(chosen).size < new Set(chosen.map(([, id]) => id)).size) return null;
  const booked = {
    revision: offer.revision,
    patient: null,
    known: true,
    barred: [],
    earlier: null,
    busy: {},
  };
  const scene = sceneOf(foundOf({ subject, offer, chosen, span: spanOf(days, offer, chosen), booked }));
  try {
    mustBeBookable(scene, { moving: false });
  } catch (error) {
    if (error instanceof DomainError) return null; // perhaps no more
    throw error;
  }
  return { scene, offer };
}

/** What must be so for the statement to write, which itself asks whether the caller knows her: the offer stands, she was booked before where that is asked for, and barred none of them. */
function stillSo({ sql }: Tx, ctx: Ctx, { patientId, kind, claims }: NewBooking, { revision }: Offer) {
  const here = sql`${ctx.practiceId}::uuid`;
  const known =
    kind === "consultation"
      ? sql``
      : sql`and exists (select from booking b where b.practice_id = ${here} and b.patient_id = ${patientId} and b.state <> 'cancelled')`;
  const barred =
    ctx.role === "desk"
      ? sql`and not exists (select from barred_resources(${patientId}) barred where barred = any (${claims.map(({ claimantId }) => claimantId)}::uuid[]))`
      : sql``;
  return sql`, plan_revision l where l.practice_id = ${here} and l.revision = ${revision}::uuid ${known} ${barred}`;
}

const RUSH = 10_000; // ms
const outrunAt = new Remembered<number>();
const keyOf = (ctx: Ctx, siteId: string) => `${ctx.practiceId} ${siteId}`;

/** Somebody was faster at this site: for a while a look comes before each booking, since one that is written in vain costs more than a look. */
export const noteRush = (ctx: Ctx, siteId: string): void =>
  outrunAt.set(keyOf(ctx, siteId), ctx.now.epochMilliseconds);

export function isRush(ctx: Ctx, siteId: string): boolean {
  const at = outrunAt.get(keyOf(ctx, siteId));
  return at !== undefined && Math.abs(ctx.now.epochMilliseconds - at) < RUSH;
}
