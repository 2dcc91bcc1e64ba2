import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, DomainError, notFound, type Tx, toInstant } from "#server/kernel/index.ts";
import { lockDayOf } from "#server/scheduling/index.ts";
import type { BookingKind } from "#server/scheduling/schemas.ts";
import type { DayStep } from "./day-schemas.ts";
import type { Taken } from "./rules/day-steps.ts";

export type DayBooking = {
  bookingId: string;
  patientId: string;
  requestId: string | null;
  kind: BookingKind;
  zone: string;
  taken: Taken;
};

/** A booking of today with what has happened of it; whoever else writes on it waits. NOT_FOUND; PRECONDITION_FAILED `notTheDay` for one of another day; CONFLICT `notBooked` for a cancelled or missed one. */
export async function bookingOfToday(tx: Tx, ctx: Ctx, bookingId: string): Promise<DayBooking> {
  await lockDayOf(tx, ctx, [bookingId]);
  const [row] = await tx.sql<(Omit<DayBooking, "taken"> & { state: string; startsAt: string })[]>`
    select b.booking_id as "bookingId", b.patient_id as "patientId", b.request_id as "requestId", b.kind, b.state,
           b.starts_at as "startsAt", s.zone
      from booking b join site s using (practice_id, site_id)
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId}`;
  if (!row || (ctx.role !== "desk" && !(await treats(tx, row.patientId)))) throw notFound("booking");
  const { state, startsAt, ...booking } = row;
  if (state !== "booked") throw new DomainError("CONFLICT", "notBooked");
  if (dateAt(toInstant(startsAt), row.zone) !== dateAt(ctx.now, row.zone))
    throw new DomainError("PRECONDITION_FAILED", "notTheDay");
  return { ...booking, taken: await takenOf(tx, ctx, bookingId) };
}

async function treats(tx: Tx, patientId: string): Promise<boolean> {
  const [row] = await tx.sql`select 1 from treated_patients() as t (id) where t.id = ${patientId}`;
  return row !== undefined;
}

async function takenOf(tx: Tx, ctx: Ctx, bookingId: string): Promise<Taken> {
  const rows = await tx.sql<{ step: DayStep; at: string }[]>`
    select step, at from day_step where practice_id = ${ctx.practiceId} and booking_id = ${bookingId}`;
  return new Map(rows.map(({ step, at }) => [step, toInstant(at)]));
}
