/** A half-open stretch of time, epoch milliseconds. */
export type Interval = { readonly startsAt: number; readonly endsAt: number };

/** A claim as the search sees it. `bookingId` ties a surgeon's claim to the theatre's of the same booking. */
export type Claimed = Interval & { readonly bookingId?: string };

/** Sorted, without overlaps; stretches that touch become one, empty ones vanish. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((i) => i.startsAt < i.endsAt).sort((a, b) => a.startsAt - b.startsAt);
  const result: Interval[] = [];
  for (const next of sorted) {
    const last = result.at(-1);
    if (!last || next.startsAt > last.endsAt) result.push(next);
    else if (next.endsAt > last.endsAt) {
      result[result.length - 1] = { startsAt: last.startsAt, endsAt: next.endsAt };
    }
  }
  return result;
}

/** What is left of `from` (sorted, merged) without `taken` (sorted by start, may overlap). */
export function without(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let next = 0;
  for (const { startsAt, endsAt } of from) {
    let at = startsAt;
    while (next < taken.length && (taken[next]?.endsAt ?? 0) <= at) next++;
    for (let k = next; k < taken.length; k++) {
      const hit = taken[k];
      if (!hit || hit.startsAt >= endsAt) break;
      if (hit.startsAt > at) result.push({ startsAt: at, endsAt: hit.startsAt });
      at = Math.max(at, hit.endsAt);
    }
    if (at < endsAt) result.push({ startsAt: at, endsAt });
  }
  return result;
}

/** The parts that lie inside `bounds`. */
export function clipped(intervals: readonly Interval[], bounds: Interval): Interval[] {
  return intervals
    .map(({ startsAt, endsAt }) => ({
      startsAt: Math.max(startsAt, bounds.startsAt),
      endsAt: Math.min(endsAt, bounds.endsAt),
    }))
    .filter((i) => i.startsAt < i.endsAt);
}
