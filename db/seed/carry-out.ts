import { DomainError, type StaffCtx } from "#server/kernel/index.ts";
import { withdrawCase } from "#server/pathway/index.ts";
import type { CaseOpened } from "#server/pathway/schemas.ts";
import { book, cancel, markNoShow, move } from "#server/scheduling/index.ts";
import type { Book, BookingView } from "#server/scheduling/schemas.ts";
import { deskEmails, staffCtx, surgeonCtx } from "./actors.ts";
import { askForAll } from "./ask-for.ts";
import { type Recovering, tellDays } from "./check-ins.ts";
import { tapDay } from "./day-so-far.ts";
import { dateAt, earlier } from "./days.ts";
import type { Journeys, Operation } from "./journeys.ts";
import { putDuty } from "./put-duty.ts";
import { putVisits } from "./put-visits.ts";
import { resourceId, roomId, type Stage, variantId } from "./stage.ts";
import type { Visit } from "./visits.ts";

/** Bookings made, and refused by the constraint or the hours. */
export type Tally = { booked: number; refused: number };

/**
 * Lets it all happen, each thing at its own time: consultations, what surgeons asked for after them, operations, and visits that were cancelled, moved or
 * missed, these by the desk's own verbs. `takeStock` lets PostgreSQL count its rows: a database that fills from nothing plans its queries for nothing.
 */
export async function carryOut(
  stage: Stage,
  journeys: Journeys,
  takeStock: () => Promise<void>,
): Promise<Tally> {
  const { operations, waiting, visits } = journeys;
  const isPlain = ({ fate, movedFrom }: Visit) => fate === "kept" && movedFrom === null;
  const plain = visits.filter(isPlain);
  await putVisits(stage, plain);
  await takeStock();
  const cases = await askForAll(stage, [...operations, ...waiting]);
  await takeStock();
  const desk = new Desk(stage);
  const booked: BookingView[] = [];
  const recovering: Recovering[] = [];
  for (const operation of operations.toSorted(byStart)) {
    const [asked, { patientId, who }] = [cases.get(operation), operation];
    const booking = await desk.operation(operation, asked);
    if (!booking || !asked) continue;
    booked.push(booking);
    const startsAt = Temporal.Instant.from(booking.startsAt);
    recovering.push({ caseId: asked.caseId, patientId, startsAt, isAsked: who === "recovering" });
  }
  for (const visit of visits.filter((one) => !isPlain(one))) await desk.visit(visit);
  await tapDay(stage, booked);
  await putDuty(stage);
  await tellDays(stage, recovering);
  return { booked: plain.length + desk.booked, refused: desk.refused };
}

const byStart = (a: Operation, b: Operation) => Temporal.Instant.compare(a.startsAt, b.startsAt);

const LATEST = 40;

type Wish = Omit<Book, "idempotencyKey" | "siteId" | "startsAt">;

class Desk {
  booked = 0;
  refused = 0;
  readonly #stage: Stage;
  /** Minutes by which a theatre's list of a day has slipped. */
  readonly #late = new Map<string, number>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Its booking, where it stands. */
  async operation(operation: Operation, asked: CaseOpened | undefined): Promise<BookingView | null> {
    if (!asked) return null;
    const booking = await this.#bookOnList(operation, asked.requestId);
    if (booking) await this.#settle(booking, operation);
    if (booking && operation.fate !== "cancelled") return booking;
    const { laid, now } = this.#stage;
    const later = earlier(operation.bookedAt.add({ hours: 30 }), now);
    await withdrawCase(surgeonCtx(laid, operation.surgeon, later), { caseId: asked.caseId });
    return null;
  }

  /** At its hour, or a little later when no bay is free for her: then the rest of the list is later too. */
  async #bookOnList(operation: Operation, requestId: string): Promise<BookingView | null> {
    const { patientId, theatre, startsAt, bookedAt } = operation;
    const wishId = resourceId(this.#stage, theatre);
    const list = `${theatre}/${dateAt(startsAt, this.#stage.site.zone)}`;
    for (let late = this.#late.get(list) ?? 0; late <= LATEST; late += 10) {
      const booking = await this.#book(
        { patientId, requestId, wishId },
        startsAt.add({ minutes: late }),
        bookedAt,
      );
      if (!booking) continue;
      this.#late.set(list, late);
      return booking;
    }
    return null;
  }

  /** A visit that did not stay as it was booked. */
  async visit(visit: Visit): Promise<void> {
    const surgeonId = resourceId(this.#stage, visit.surgeon);
    const wish = {
      patientId: visit.patientId,
      variantId: variantId(this.#stage, visit.variant),
      surgeonId,
      wishId: roomId(this.#stage, visit.surgeon),
    };
    const booking = await this.#book(wish, visit.movedFrom?.startsAt ?? visit.startsAt, visit.bookedAt);
    if (!booking) return;
    if (visit.movedFrom) await this.#move(booking, visit, wish);
    else await this.#settle(booking, visit);
  }

  async #book(wish: Wish, startsAt: Temporal.Instant, at: Temporal.Instant): Promise<BookingView | null> {
    const { site, siteId } = this.#stage;
    const idempotencyKey = `demo/${site.key}/${this.booked + this.refused}`;
    try {
      const booking = await book(this.#at(at), {
        ...wish,
        idempotencyKey,
        siteId,
        startsAt: startsAt.toString(),
      });
      this.booked++;
      return booking;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refused++;
      return null;
    }
  }

  async #move(booking: BookingView, { movedFrom, startsAt, bookedAt }: Visit, wish: Wish): Promise<void> {
    const { bookingId, scheduleVersion } = booking;
    const askedBy = this.#stage.roll.pick(["patient", "patient", "surgeon", "practice"] as const);
    const { surgeonId, wishId } = wish;
    const to = { startsAt: startsAt.toString(), ...(surgeonId && { surgeonId }), ...(wishId && { wishId }) };
    await move(this.#at(movedFrom?.movedAt ?? bookedAt), { bookingId, scheduleVersion, ...to, askedBy });
  }

  /** Cancelled some time before, or marked as not come half an hour after. */
  async #settle(
    { bookingId, scheduleVersion, startsAt }: BookingView,
    { fate, bookedAt }: Visit | Operation,
  ): Promise<void> {
    const { now, roll } = this.#stage;
    const start = Temporal.Instant.from(startsAt);
    if (fate === "no_show")
      await markNoShow(this.#at(start.add({ minutes: 30 })), { bookingId, scheduleVersion });
    if (fate !== "cancelled") return;
    const wished = earlier(start.subtract({ hours: roll.between(2, 60) }), now);
    const at = Temporal.Instant.compare(wished, bookedAt) > 0 ? wished : bookedAt.add({ minutes: 5 });
    const reason = roll.pick([
      "patient_unwell",
      "patient_unwell",
      "time_does_not_suit",
      "patient_changed_mind",
      "staff_away",
    ] as const);
    const askedBy = reason === "staff_away" ? "practice" : "patient";
    await cancel(this.#at(earlier(at, now)), { bookingId, scheduleVersion, reason, askedBy });
  }

  #at(now: Temporal.Instant): StaffCtx {
    const { laid, roll } = this.#stage;
    return staffCtx(laid, roll.pick(deskEmails(laid)), "desk", now);
  }
}
