import { DomainError, type StaffCtx } from "#server/kernel/index.ts";
import { takeStep } from "#server/pathway/index.ts";
import type { BookingView, DayStep } from "#server/scheduling/schemas.ts";
import { deskEmails, staffCtx } from "./actors.ts";
import { dateAt } from "./days.ts";
import { resourceId, type Stage } from "./stage.ts";

/** The theatre whose day has begun by the demo's moment; on the other nothing has been tapped yet, so that whoever tries the demo can. */
const BUSY = "Theatre 2";

/** Minutes after its planned start, or after its planned end: this list runs a quarter of an hour behind. */
const usual: readonly [step: DayStep, from: "start" | "end", minutes: number][] = [
  ["arrived", "start", -50],
  ["ready", "start", -10],
  ["in_theatre", "start", 3],
  ["time_out", "start", 8],
  ["sign_out", "end", 15],
  ["in_recovery", "end", 20],
];

/** Taps what has happened today so far, by the day's own verb. A gate that is open stops her list there, as it would have. */
export async function tapDay(stage: Stage, bookings: readonly BookingView[]): Promise<void> {
  const { laid, site, now } = stage;
  const busyId = resourceId(stage, BUSY);
  const today = dateAt(now, site.zone);
  const desk = deskEmails(laid)[0] ?? "";
  const nurse = laid.plan.staff.find(({ roles }) => roles.includes("nurse"))?.email ?? desk;
  for (const booking of bookings) {
    const isHere = booking.resources.some((held) => held.resourceId === busyId);
    if (!isHere || dateAt(Temporal.Instant.from(booking.startsAt), site.zone) !== today) continue;
    const by = (step: DayStep, at: Temporal.Instant) =>
      step === "arrived" ? staffCtx(laid, desk, "desk", at) : staffCtx(laid, nurse, "nurse", at);
    await tapSoFar(booking, now, by);
  }
}

async function tapSoFar(
  { bookingId, startsAt, endsAt }: BookingView,
  now: Temporal.Instant,
  by: (step: DayStep, at: Temporal.Instant) => StaffCtx,
): Promise<void> {
  for (const [step, from, minutes] of usual) {
    const at = Temporal.Instant.from(from === "start" ? startsAt : endsAt).add({ minutes });
    if (Temporal.Instant.compare(at, now) > 0) return;
    try {
      await takeStep(by(step, at), { bookingId, step });
    } catch (error) {
      if (error instanceof DomainError) return;
      throw error;
    }
  }
}
