import type { Offer } from "./load-offer.ts";
import { aloneOf, type Chosen } from "./rules/chosen.ts";
import type { Interval } from "./rules/interval.ts";
import { dateAt, dateOfDay, dayBounds, dayOfDate, MINUTE, weekdayOf } from "./rules/wall-clock.ts";

/** Which days the answer must cover: those of one start, or from one local date to another (`YYYY-MM-DD`, both included). */
export type Days = { readonly at: string } | { readonly from: string; readonly to: string };

/** What claims must be read for some days (epoch ms): `near` as far as a booking on them can reach, `weeks` in whole weeks, for fairness. */
export type Span = {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly near: Interval;
  readonly weeks: Interval;
};

/** Of one start its whole day, since among several those are preferred who are there anyway; where nobody is to be chosen, no more than a booking on it can reach. */
export function spanOf(days: Days, { place, needs }: Pick<Offer, "place" | "needs">, chosen: Chosen): Span {
  const { zone } = place;
  const [firstDate, lastDate] =
    "at" in days
      ? [dateAt(Date.parse(days.at), zone), dateAt(Date.parse(days.at), zone)]
      : [days.from, days.to];
  const minutes = needs.map((need) => need.minutes + (need.beforeMinutes ?? 0) + (need.afterMinutes ?? 0));
  const reach = minutes.reduce((sum, own) => sum + own, 60) * MINUTE;
  const isGiven = "at" in days && aloneOf(chosen).size === new Set(chosen.map(([, id]) => id)).size;
  const asked = isGiven
    ? { startsAt: Date.parse(days.at), endsAt: Date.parse(days.at) }
    : { startsAt: dayBounds(zone, firstDate).startsAt, endsAt: dayBounds(zone, lastDate).endsAt };
  const near = { startsAt: asked.startsAt - reach, endsAt: asked.endsAt + reach };
  const [first, last] = [dayOfDate(firstDate), dayOfDate(lastDate)];
  const monday = dateOfDay(first - weekdayOf(first) + 1);
  const sunday = dateOfDay(last - weekdayOf(last) + 7);
  const weeks = {
    startsAt: Math.min(near.startsAt, dayBounds(zone, monday).startsAt),
    endsAt: Math.max(near.endsAt, dayBounds(zone, sunday).endsAt),
  };
  return { firstDate, lastDate, near, weeks };
}
