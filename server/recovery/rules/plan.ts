/** Days of a plan, both included; day 0 is the date of the operation at its site (docs/domain.md). */
type DayRange = { from: number; to: number };
type Dated<T> = T & { fromDate: Temporal.PlainDate; toDate: Temporal.PlainDate };

type Plan<R extends DayRange, M extends { day: number }> = {
  days: readonly R[];
  milestones: readonly M[];
};

export type PlanToday<R, M> = {
  /** Today's day; negative before the operation. */
  day: number;
  lastDay: number;
  today: Dated<R>[];
  ahead: Dated<R>[];
  behind: Dated<R>[];
  milestones: (M & { date: Temporal.PlainDate; passed: boolean })[];
};

/** The calendar date of an instant at a site. */
export const dateIn = (at: Temporal.Instant, zone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate();

/**
 * An approved plan laid on the calendar from the date of the operation: what holds on `today`, what comes, what is over. Days are the calendar's at the
 * site, not stretches of 24 hours.
 */
export function planOn<R extends DayRange, M extends { day: number }>(
  plan: Plan<R, M>,
  operatedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): PlanToday<R, M> {
  const day = operatedOn.until(today, { largestUnit: "day" }).days;
  const on = (days: number) => operatedOn.add({ days });
  const stretches = plan.days
    .map((stretch) => ({ ...stretch, fromDate: on(stretch.from), toDate: on(stretch.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    day,
    lastDay: Math.max(0, ...plan.days.map(({ to }) => to)),
    today: stretches.filter(({ from, to }) => from <= day && day <= to),
    ahead: stretches.filter(({ from }) => from > day),
    behind: stretches.filter(({ to }) => to < day),
    milestones: plan.milestones
      .map((one) => ({ ...one, date: on(one.day), passed: one.day < day }))
      .sort((a, b) => a.day - b.day),
  };
}
