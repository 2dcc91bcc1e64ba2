/** How long a recovery plan runs at the least (docs/domain.md). */
export const PLANNED_DAYS = 42;

type Operated = { startsAt: Temporal.Instant; zone: string };

/**
 * The day of the latest operation that has begun, counted by the calendar of its site: 0 on its date. Null before the first one and once its 42 days are
 * over.
 */
export function recoveryDay(operations: readonly Operated[], now: Temporal.Instant): number | null {
  const latest = operations
    .filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    .at(-1);
  if (!latest) return null;
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(latest.zone).toPlainDate();
  const { days } = dateOf(latest.startsAt).until(dateOf(now), { largestUnit: "day" });
  return days <= PLANNED_DAYS ? days : null;
}
