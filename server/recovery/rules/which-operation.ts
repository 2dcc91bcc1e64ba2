type Timed = { operation: { startsAt: Temporal.Instant } | null };

/**
 * The operation that her page is about: the latest that has begun within `plannedDays` days, else the next one to come, else the latest of all. None
 * with a date: null.
 */
export function whichOperation<T extends Timed>(
  operations: readonly T[],
  now: Temporal.Instant,
  plannedDays: number,
): (T & { operation: NonNullable<T["operation"]> }) | null {
  const dated = operations
    .filter((one): one is T & { operation: NonNullable<T["operation"]> } => one.operation !== null)
    .sort((a, b) => Temporal.Instant.compare(a.operation.startsAt, b.operation.startsAt));
  const begun = dated.filter(({ operation }) => Temporal.Instant.compare(operation.startsAt, now) <= 0);
  const since = now.subtract({ hours: 24 * plannedDays });
  const latest = begun.at(-1);
  if (latest && Temporal.Instant.compare(latest.operation.startsAt, since) >= 0) return latest;
  return dated[begun.length] ?? latest ?? null;
}
