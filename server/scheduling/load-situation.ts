import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { type Booked, bookedQuery } from "./load-booked.ts";
import { loadOffer, type Offer, rememberedOffer } from "./load-offer.ts";
import { loadSubject, type Subject, type SubjectRow, subjectOfService } from "./load-subject.ts";
import { type Chosen, chosenOf } from "./rules/chosen.ts";
import { DAY, dateOfDay, dayOfDate } from "./rules/wall-clock.ts";
import { type Days, type Span, spanOf } from "./span.ts";

export type Asked = {
  readonly subject: Subject;
  readonly days: Days;
  /** Whose own claims count as busy; a request's and a booking's patient is known without. */
  readonly patientId: string | null;
  /** A resource that must be among the chosen ones: of the one pool that has it, nobody else is looked at. */
  readonly wishId?: string | null;
  /** Answers the booking that was made under this key, if any. */
  readonly idempotencyKey?: string;
};

/** All that decides on starts in these days. Instants are epoch ms, dates `YYYY-MM-DD`. */
export type Found = Pick<Offer, "needs" | "hours" | "exceptions"> &
  Omit<Booked, "revision" | "known" | "barred"> & {
    readonly place: Offer["place"] &
      SubjectRow & {
        /** Whether a surgeon who is named is one. */
        readonly surgeonIsOne: boolean;
        /** She has, or had, a booking that was not cancelled; true as well where a request or a booking is the subject. */
        readonly known: boolean;
        /** Resources that stand for colleagues whom she barred. */
        readonly barred: readonly string[];
      };
    readonly members: Chosen;
  };

/**
 * Loads a situation: the subject where it must be looked up, the offer where none is remembered, and then what was booked, with the plan's revision. Where that is
 * not the offer's, the offer is loaded again. NOT_FOUND for what does not exist or the reader must not know.
 */
export async function loadSituation(tx: Tx, ctx: Ctx, asked: Asked): Promise<Found> {
  const { days, patientId, wishId = null, idempotencyKey } = asked;
  const subject =
    "variantId" in asked.subject
      ? subjectOfService(asked.subject, patientId)
      : await loadSubject(tx, ctx, asked.subject, wishId);
  const leftOut = "bookingId" in asked.subject ? asked.subject.bookingId : undefined;
  const since = Date.parse("at" in days ? days.at : days.from) - BACK;
  let offer = rememberedOffer(ctx, subject, since) ?? (await loadOffer(tx, ctx, subject, since));
  for (;;) {
    const chosen = chosenOf(offer, subject.surgeonId, wishId);
    const span = spanOf(days, offer, chosen);
    const [row] = await bookedQuery(tx, ctx, { subject, chosen, span, leftOut, idempotencyKey });
    if (!row) throw notFound("time");
    if (subject.patientId && !row.patient) throw notFound("patient");
    if (row.revision === offer.revision) return foundOf({ subject, offer, chosen, span, booked: row });
    offer = await loadOffer(tx, ctx, subject, since);
  }
}

/** Exceptions are known from so long before the days asked for, ms: more than a booking on them can reach. */
export const BACK = 8 * DAY;

type Parts = { subject: SubjectRow; offer: Offer; chosen: Chosen; span: Span; booked: Booked };

export function foundOf({ subject, offer, chosen: among, span, booked }: Parts): Found {
  const { revision: _, known, barred, ...rest } = booked;
  const chosen = among.filter(([, resourceId]) => !barred.includes(resourceId));
  const ids = new Set(chosen.map(([, resourceId]) => resourceId));
  const [first, last] = [dateFrom(span.firstDate, -3), dateFrom(span.lastDate, 3)];
  const surgeonIsOne = subject.surgeonId !== null && offer.surgeonIds.includes(subject.surgeonId);
  return {
    ...rest,
    place: { ...offer.place, ...subject, surgeonIsOne, barred, known },
    needs: offer.needs,
    members: chosen,
    hours: offer.hours.filter(
      ([resourceId, , , , from, to]) => ids.has(resourceId) && from <= last && (to === null || to >= first),
    ),
    exceptions: offer.exceptions.filter(
      ([resourceId, , from, to]) =>
        (resourceId === null || ids.has(resourceId)) && to > span.near.startsAt && from < span.near.endsAt,
    ),
  };
}

const dateFrom = (date: string, days: number) => dateOfDay(dayOfDate(date) + days);
