import type { DayView } from "#server/scheduling/schemas.ts";

type Late = DayView["late"][number];

const STEP = 5; // minutes, as a list is pushed
const MOST = 240;

/** By how much the rest of a list has to be pushed so that nobody waits; null where nobody does. */
export function pushFor({ waits }: Late): number | null {
  const [first] = waits;
  return first ? Math.min(MOST, STEP * Math.ceil(first.minutes / STEP)) : null;
}

/** What runs over under a booking's id. */
export const lateAt = ({ late }: DayView, bookingId: string): Late | undefined =>
  late.find((one) => one.bookingId === bookingId);

/** Minutes past the planned end, and minutes waited, by booking. */
export function minutesLate({ late }: DayView): {
  over: ReadonlyMap<string, number>;
  waits: ReadonlyMap<string, number>;
} {
  const waits = late.flatMap((one) =>
    one.waits.map(({ bookingId, minutes }) => [bookingId, minutes] as const),
  );
  return { over: new Map(late.map(({ bookingId, minutes }) => [bookingId, minutes])), waits: new Map(waits) };
}

const MINUTE = 60_000;
const inTheatre: readonly unknown[] = ["in_theatre", "time_out", "sign_out"];

/** In how many ms time alone changes what a board says of its theatres: once somebody is past the planned end, each minute. Null while nobody is in theatre. */
export function dueIn({ now, late, bookings }: DayView): number | null {
  if (late.length > 0) return MINUTE;
  const ends = bookings.flatMap(({ step, endsAt }) => (inTheatre.includes(step) ? [Date.parse(endsAt)] : []));
  const ahead = ends.map((end) => end + MINUTE - Date.parse(now)).filter((ms) => ms > 0);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** Whether anything is left to push from a booking on: whoever holds its theatre from then on and has not gone in. The theatre's name with it. */
export function restOf(day: DayView, bookingId: string): { theatre: string; count: number } | null {
  const booking = day.bookings.find((one) => one.bookingId === bookingId);
  const theatre = day.resources.find(
    ({ kind, resourceId }) =>
      kind === "theatre" &&
      day.claims.some((claim) => claim.bookingId === bookingId && claim.resourceId === resourceId),
  );
  if (!booking || !theatre) return null;
  const held = new Set(
    day.claims.filter((claim) => claim.resourceId === theatre.resourceId).map((claim) => claim.bookingId),
  );
  const count = day.bookings.filter(
    (one) =>
      held.has(one.bookingId) &&
      Date.parse(one.startsAt) >= Date.parse(booking.startsAt) &&
      one.state === "booked" &&
      (one.step === null || one.step === "arrived" || one.step === "ready"),
  ).length;
  return count > 0 ? { theatre: theatre.name, count } : null;
}
