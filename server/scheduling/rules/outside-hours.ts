import type { Open } from "./free.ts";
import type { Exception } from "./hours.ts";
import { type Interval, merged, without } from "./interval.ts";
import type { Requirement } from "./requirement.ts";
import type { Held } from "./starts.ts";
import { MINUTE } from "./wall-clock.ts";

/**
 * The hours with which an override tries one start (epoch ms): where nobody who could meet a need is open, all who could are taken as open for that need's
 * minutes, unless a closure says that they are not there. Everything else stays as it is.
 */
export function openOutsideHours(
  { needs }: Requirement,
  open: Open,
  exceptions: readonly Exception[],
  startsAt: number,
): Map<string, readonly Interval[]> {
  const widened = new Map(open);
  for (const need of needs) {
    const span = { startsAt: startsAt + need.fromMinute * MINUTE, endsAt: startsAt + need.toMinute * MINUTE };
    if (need.candidates.some((id) => holdsAll(open.get(id) ?? [], span))) continue;
    for (const id of need.candidates) {
      const closed = exceptions.filter(
        (e) => e.kind === "closure" && (e.resourceId === id || e.resourceId === null),
      );
      widened.set(id, merged([...(widened.get(id) ?? []), ...without([span], merged(closed))]));
    }
  }
  return widened;
}

/** The resources of a start that are held outside their hours, each once. */
export function heldOutside(assignment: readonly Held[], open: Open): string[] {
  const outside = assignment.filter((held) => !holdsAll(open.get(held.resourceId) ?? [], held));
  return [...new Set(outside.map(({ resourceId }) => resourceId))];
}

/** Whether one of these stretches (sorted, merged) holds the whole of another. */
export function holdsAll(open: readonly Interval[], span: Interval): boolean {
  return open.some((one) => one.startsAt <= span.startsAt && span.endsAt <= one.endsAt);
}
