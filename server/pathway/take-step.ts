import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { bookingOfToday, type DayBooking } from "./day-booking.ts";
import { CorrectStep, type DayStep, type StepTaken, TakeStep } from "./day-schemas.ts";
import { mustBeMet } from "./gate-step.ts";
import { canBeAt, lastStep, nextStep } from "./rules/day-steps.ts";

/**
 * One tap of the day: arrived (the desk's too), ready, in theatre, time out, sign out, in recovery, discharged. The real time is kept apart from the claims and never refused by them; gates and
 * the law refuse ready, in theatre and discharged. PRECONDITION_FAILED `gatesOpen` (for clinicians `params.missing`: what, and whose), `stepFirst`, `notTheDay` or the law's reason; CONFLICT
 * `stepTaken`, `notBooked`; NOT_FOUND.
 */
export async function takeStep(ctx: Ctx, input: TakeStep): Promise<StepTaken> {
  const { bookingId, step } = TakeStep.parse(input);
  mayTake(ctx, step);
  return transact(ctx, async (tx) => {
    const booking = await bookingOfToday(tx, ctx, bookingId);
    const next = nextStep(booking.taken, step);
    if (!next.ok)
      throw new DomainError(next.reason === "stepTaken" ? "CONFLICT" : "PRECONDITION_FAILED", next.reason, {
        params: { first: next.first },
      });
    if (step !== "arrived") await mustBeMet(tx, ctx, booking, step);
    const at = ctx.now.toString();
    await tx.sql`
      insert into day_step (practice_id, booking_id, step, patient_id, at, recorded_at, recorded_by)
      values (${ctx.practiceId}, ${bookingId}, ${step}, ${booking.patientId}, ${at}::timestamptz, ${at}::timestamptz, ${ctx.actorId})`;
    await noted(tx, ctx, booking, "day.step");
    return { bookingId, step, at };
  });
}

/** Writes the real time of a step, when it was tapped late. BAD_REQUEST `stepTime` on another day, ahead of now or out of order; NOT_FOUND where it was not taken. */
export async function correctStep(ctx: Ctx, input: CorrectStep): Promise<StepTaken> {
  const { bookingId, step, at } = CorrectStep.parse(input);
  mayTake(ctx, step);
  return transact(ctx, async (tx) => {
    const booking = await bookingOfToday(tx, ctx, bookingId);
    if (!booking.taken.has(step))
      throw new DomainError("NOT_FOUND", "notFound", { params: { what: "step" } });
    const time = Temporal.Instant.from(at);
    const isToday = dateAt(time, booking.zone) === dateAt(ctx.now, booking.zone);
    if (!isToday || !canBeAt(booking.taken, step, time, ctx.now))
      throw new DomainError("BAD_REQUEST", "stepTime", { field: "at" });
    await tx.sql`
      update day_step set at = ${at}::timestamptz, recorded_at = ${ctx.now.toString()}::timestamptz, recorded_by = ${ctx.actorId}
       where practice_id = ${ctx.practiceId} and booking_id = ${bookingId} and step = ${step}`;
    await noted(tx, ctx, booking, "day.step-corrected");
    return { bookingId, step, at };
  });
}

/** Takes the last step back, tapped by mistake. CONFLICT `notLast` for an earlier one. */
export async function undoStep(ctx: Ctx, input: TakeStep): Promise<TakeStep> {
  const { bookingId, step } = TakeStep.parse(input);
  mayTake(ctx, step);
  return transact(ctx, async (tx) => {
    const booking = await bookingOfToday(tx, ctx, bookingId);
    if (lastStep(booking.taken) !== step) throw new DomainError("CONFLICT", "notLast");
    await tx.sql`
      delete from day_step
       where practice_id = ${ctx.practiceId} and booking_id = ${bookingId} and step = ${step}`;
    await noted(tx, ctx, booking, "day.step-taken-back");
    return { bookingId, step };
  });
}

/** The desk says who has come; the rest is for those who treat her. */
function mayTake(ctx: Ctx, step: DayStep): void {
  if (step === "arrived") authorise(ctx, "day:arrive");
  else authorise(ctx, "case:prepare");
}

const noted = (tx: Tx, ctx: Ctx, { bookingId }: DayBooking, action: string) =>
  audit(tx, ctx, { action, subjectKind: "booking", subjectId: bookingId, fields: ["step"] });
