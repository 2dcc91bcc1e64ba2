import type { Offer } from "./load-offer.ts";
import type { Interval } from "./rules/interval.ts";
import { dateOfDay, dayBounds, dayOf, dayOfDate, MINUTE, offsetsOf, weekdayOf } from "./rules/wall-clock.ts";

/** Which days the answer must cover: those of one start, or from one local date to another (`YYYY-MM-DD`, both included). */
export type Days = { readonly at: string } | { readonly from: string; readonly to: string };

/** What claims must be read for some days (epoch ms): `near` as far as a booking on them can reach, `weeks` in whole weeks, for fairness. */
export type Span = {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly near: Interval;
  readonly weeks: Interval;
};

export function spanOf(days: Days, { place, needs }: Pick<Offer, "place" | "needs">): Span {
  const { zone } = place;
  const [firstDate, lastDate] =
    "at" in days ? [dateAt(days.at, zone), dateAt(days.at, zone)] : [days.from, days.to];
  const minutes = needs.map((need) => need.minutes + (need.beforeMinutes ?? 0) + (need.afterMinutes ?? 0));
  const reach = minutes.reduce((sum, own) => sum + own, 60) * MINUTE;
  const near = {
    startsAt: dayBounds(zone, firstDate).startsAt - reach,
    endsAt: dayBounds(zone, lastDate).endsAt + reach,
  };
  const [first, last] = [dayOfDate(firstDate), dayOfDate(lastDate)];
  const monday = dateOfDay(first - weekdayOf(first) + 1);
  const sunday = dateOfDay(last - weekdayOf(last) + 7);
  const weeks = {
    startsAt: Math.min(near.startsAt, dayBounds(zone, monday).startsAt),
    endsAt: Math.max(near.endsAt, dayBounds(zone, sunday).endsAt),
  };
  return { firstDate, lastDate, near, weeks };
}

function dateAt(at: string, zone: string): string {
  const instant = Date.parse(at);
  return dateOfDay(dayOf(instant, offsetsOf(zone, { startsAt: instant, endsAt: instant })));
}
