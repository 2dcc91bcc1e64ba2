import type { FoundOnBoard } from "./board-lines.ts";
import type { Board, FoundClaim } from "./load-board.ts";
import { hasComeOut, hasGoneIn } from "./rest-of-list.ts";
import type { Interval } from "./rules/interval.ts";
import { type OnList, overrunOf } from "./rules/overrun.ts";
import type { LateTheatre } from "./schemas.ts";

/** The theatres in which an operation runs past its planned end by now, with whom it makes wait; none on any other day than today. */
export function lateTheatres(
  { resources, bookings }: Board,
  claims: readonly FoundClaim[],
  { epochMilliseconds: now }: Temporal.Instant,
  day: Interval,
): LateTheatre[] {
  if (now < day.startsAt || now >= day.endsAt) return [];
  const known = new Map(bookings.map((one) => [one.bookingId, one]));
  const held = Map.groupBy(claims, ({ resourceId }) => resourceId);
  return resources
    .filter(({ kind }) => kind === "theatre")
    .flatMap(({ resourceId, name }) => {
      const list = (held.get(resourceId) ?? []).map((claim) => onList(claim, known.get(claim.bookingId)));
      const over = overrunOf(list, now);
      return over ? [{ resourceId, name, ...over, waits: [...over.waits] }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

const onList = (
  { bookingId, hidden, startsAt, endsAt, afterMinutes }: FoundClaim,
  booking: FoundOnBoard | undefined,
): OnList => ({
  ...{ bookingId, startsAt, endsAt, afterMinutes },
  stands: hidden || !booking ? "unknown" : standsOf(booking),
});

function standsOf({ state, step }: FoundOnBoard): OnList["stands"] {
  if (state !== "booked") return "gone";
  if (!hasGoneIn(step)) return "waits";
  return hasComeOut(step) ? "gone" : "in";
}
